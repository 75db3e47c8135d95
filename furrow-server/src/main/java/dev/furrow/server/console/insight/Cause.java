package dev.furrow.server.console.insight;

import dev.furrow.api.CloseStatus;
import dev.furrow.engine.execution.OpenWork;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing for which an execution waits.
public sealed interface Cause {
    /// Whether it needs somebody's attention.
    enum Health {
        /// It goes on by itself.
        MOVES,
        /// It goes on when somebody does something that is expected of him, or when its time is up.
        WAITS,
        /// Nobody is there who would make it go on.
        STUCK
    }

    /// Whether it needs somebody's attention.
    Health health();

    /// How many decision tasks in a row may time out before somebody should look.
    int TIMEOUTS_TO_WORRY = 3;

    /// A decider works on its decision task.
    ///
    /// @param who how the decider names itself
    /// @param attempt 1, or more if the tasks before have timed out
    record DeciderWorks(OpenWork.Decider task, @Nullable String who, int attempt) implements Cause {
        @Override
        public Health health() {
            return attempt >= TIMEOUTS_TO_WORRY ? Health.STUCK : Health.MOVES;
        }
    }

    /// No decider has taken its decision task.
    record DeciderMissing(OpenWork.Decider task, ListFacts list, int attempt) implements Cause {
        @Override
        public Health health() {
            return list.pollers() > 0 ? Health.WAITS : Health.STUCK;
        }
    }

    /// A worker has its activity task.
    ///
    /// @param who how the worker names itself
    /// @param attempt which attempt it is
    record ActivityWorks(OpenWork.Activity task, @Nullable String who, int attempt) implements Cause {
        @Override
        public Health health() {
            return task.timeouts().isEmpty() ? Health.WAITS : Health.MOVES;
        }
    }

    /// No worker has taken its activity task.
    record ActivityMissing(OpenWork.Activity task, ListFacts list, int attempt) implements Cause {
        @Override
        public Health health() {
            return list.pollers() > 0 ? Health.WAITS : Health.STUCK;
        }
    }

    /// A timer runs.
    record TimerRuns(OpenWork.Timer timer) implements Cause {
        @Override
        public Health health() {
            return Health.MOVES;
        }
    }

    /// A Lambda function is called.
    record FunctionRuns(OpenWork.Function call) implements Cause {
        @Override
        public Health health() {
            return Health.MOVES;
        }
    }

    /// A child is open.
    ///
    /// @param runId its run; null if it is not known to run
    /// @param beyond what the child itself waits for
    record ChildRuns(OpenWork.Child child, @Nullable String runId, Beyond beyond) implements Cause {
        @Override
        public Health health() {
            return beyond instanceof Beyond.WaitsFor waits ? waits.why().health() : Health.WAITS;
        }
    }

    /// A signal or a request to cancel is on its way.
    record RequestUnderWay(OpenWork.External request) implements Cause {
        @Override
        public Health health() {
            return Health.MOVES;
        }
    }

    /// Nothing is open: the decider has answered its last task without a decision that would go on.
    ///
    /// @param answeredBy the event in which the decider did so; 0 if none has answered yet
    /// @param who how that decider named itself
    /// @param at when
    /// @param decisions how many decisions that answer had
    /// @param lastSignal the name of the last signal; null if there was never one
    /// @param timesOutAt when the execution times out
    record NothingOpen(
            long answeredBy,
            @Nullable String who,
            @Nullable Instant at,
            int decisions,
            @Nullable String lastSignal,
            Instant timesOutAt)
            implements Cause {
        /// Who has had signals before probably waits for one.
        @Override
        public Health health() {
            return lastSignal == null ? Health.STUCK : Health.WAITS;
        }
    }

    /// It waits for nothing: it has closed.
    record Closed(CloseStatus status, Instant at) implements Cause {
        @Override
        public Health health() {
            return Health.MOVES;
        }
    }

    /// What lies behind a child.
    sealed interface Beyond {
        /// It waits in its turn.
        record WaitsFor(Why why) implements Beyond {}

        /// It has been named before in the same chain.
        record Round() implements Beyond {}

        /// The chain is long enough.
        record FurtherOn() implements Beyond {}

        /// It has not started, or has closed a moment ago, or may not be looked at.
        record Unknown() implements Beyond {}
    }
}
