package dev.furrow.workflow;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An activity has not given a result, and not one of the exceptions that it declares. Thrown where the workflow
/// waits.
public final class ActivityFailedException extends RuntimeException {
    private final transient Failure failure;
    private final String activityId;
    private final long eventId;
    private final int attempts;
    private final transient Function<Class<?>, @Nullable Object> heartbeat;

    /// @param activity its type
    /// @param activityId of the last attempt
    /// @param eventId of the event that ended the last attempt; 0 if it never was in the history
    /// @param attempts how many there were
    /// @param remoteStack the worker's stack trace; empty if it told none
    public ActivityFailedException(
            String activity, String activityId, long eventId, int attempts, Failure failure, String remoteStack) {
        this(activity, activityId, eventId, attempts, failure, remoteStack, type -> null);
    }

    /// @param heartbeat reads what the last attempt had told last
    public ActivityFailedException(
            String activity,
            String activityId,
            long eventId,
            int attempts,
            Failure failure,
            String remoteStack,
            Function<Class<?>, @Nullable Object> heartbeat) {
        super(activity + " (" + activityId + ", event " + eventId + ", "
                + (attempts == 1 ? "1 attempt" : attempts + " attempts") + ") " + words(failure)
                + (remoteStack.isEmpty() ? "" : "\nOn the worker: " + remoteStack));
        this.failure = failure;
        this.activityId = activityId;
        this.eventId = eventId;
        this.attempts = attempts;
        this.heartbeat = heartbeat;
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

    /// What the last attempt had told with its last heartbeat before it timed out, so that the next one can go on
    /// from there; empty if it told nothing, or did not time out.
    ///
    /// @param type of what `Activity.heartbeat` was given
    /// @throws dev.furrow.payload.PayloadFormatException if it is of another type
    public <T> Optional<T> lastHeartbeat(Class<T> type) {
        return Optional.ofNullable(type.cast(heartbeat.apply(type)));
    }

    /// How many attempts there were.
    public int attempts() {
        return attempts;
    }
}
