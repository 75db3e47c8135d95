package dev.furrow.plan;

import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.ChildFailedException;
import dev.furrow.workflow.Failure;

/// The body of a step has thrown.
///
/// @param step its name; `pull[FR]` for one element
/// @param attempts how often the body has been begun, from 1; retries of activities do not count
/// @param failure why
/// @param why what was thrown
public record FailedStep(String step, int attempts, Failure failure, RuntimeException why) {

    static FailedStep of(String step, int attempts, RuntimeException why) {
        Failure failure = switch (why) {
            case ActivityFailedException activity -> activity.failure();
            case ChildFailedException child -> child.failure();
            case StepFailedException inner -> inner.failure();
            default ->
                new Failure.Application(why.getClass().getName(), why.getMessage() == null ? "" : why.getMessage());
        };
        return new FailedStep(step, attempts, failure, why);
    }
}
