package dev.furrow.workflow;

/// An activity has not given a result, and not one of the exceptions that it declares. Thrown where the workflow
/// waits.
public final class ActivityFailedException extends RuntimeException {
    private final transient Failure failure;
    private final String activityId;
    private final long eventId;
    private final int attempts;

    /// @param activity its type
    /// @param activityId of the last attempt
    /// @param eventId of the event that ended the last attempt; 0 if it never was in the history
    /// @param attempts how many there were
    /// @param remoteStack the worker's stack trace; empty if it told none
    public ActivityFailedException(
            String activity, String activityId, long eventId, int attempts, Failure failure, String remoteStack) {
        super(activity + " (" + activityId + ", event " + eventId + ", "
                + (attempts == 1 ? "1 attempt" : attempts + " attempts") + ") " + words(failure)
                + (remoteStack.isEmpty() ? "" : "\nOn the worker: " + remoteStack));
        this.failure = failure;
        this.activityId = activityId;
        this.eventId = eventId;
        this.attempts = attempts;
    }

    private static String words(Failure failure) {
        return failure instanceof Failure.Application ? "failed: " + failure.describe() : failure.describe();
    }

    /// Why.
    public Failure failure() {
        return failure;
    }

    /// The id of the last attempt.
    public String activityId() {
        return activityId;
    }

    /// The event that ended the last attempt; 0 if it never was in the history.
    public long eventId() {
        return eventId;
    }

    /// How many attempts there were.
    public int attempts() {
        return attempts;
    }
}
