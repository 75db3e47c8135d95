package dev.furrow.workflow;

/// What [Workflow#sideEffect] was given to do threw, or its value could not be written. That is remembered like a
/// value: every replay throws this again, and does nothing.
public final class SideEffectFailedException extends RuntimeException {
    private final transient Failure.Application failure;

    /// @param effect the name of the side effect
    /// @param failure what was thrown, as a value
    public SideEffectFailedException(String effect, Failure.Application failure) {
        super("The side effect " + effect + " failed: " + failure.describe());
        this.failure = failure;
    }

    /// What was thrown.
    public Failure.Application failure() {
        return failure;
    }
}
