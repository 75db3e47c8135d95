package dev.furrow.plan;

import dev.furrow.workflow.Failure;
import org.jspecify.annotations.Nullable;

/// A step has failed for good, and its plan with it.
public final class StepFailedException extends RuntimeException {
    private final String step;
    private final transient Failure failure;

    /// @param step its name
    /// @param failure why
    /// @param cause what it threw; null if it was too late
    public StepFailedException(String step, Failure failure, @Nullable Throwable cause) {
        super("Step " + step + " has failed: " + failure.describe(), cause);
        this.step = step;
        this.failure = failure;
    }

    /// The name of the step; `pull[FR]` for one element.
    public String step() {
        return step;
    }

    /// Why.
    public Failure failure() {
        return failure;
    }
}
