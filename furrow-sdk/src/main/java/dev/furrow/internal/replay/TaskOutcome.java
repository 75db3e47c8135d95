package dev.furrow.internal.replay;

import dev.furrow.workflow.Failure;
import org.jspecify.annotations.Nullable;

/// How an activity, a function or a child has ended.
sealed interface TaskOutcome {

    /// With a result.
    record Completed(@Nullable String result) implements TaskOutcome {}

    /// With what its code threw.
    record Failed(@Nullable String reason, @Nullable String details) implements TaskOutcome {}

    /// In any other way.
    ///
    /// @param heartbeat what an activity that timed out had told last; null for nothing
    record Ended(Failure failure, @Nullable String heartbeat) implements TaskOutcome {
        Ended(Failure failure) {
            this(failure, null);
        }
    }
}
