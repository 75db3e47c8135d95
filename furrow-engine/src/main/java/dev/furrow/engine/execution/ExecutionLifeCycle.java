package dev.furrow.engine.execution;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTimedOut;
import org.jspecify.annotations.Nullable;

/// How a run as a whole moves: it is open, then it is closed in one of six ways, and nothing leads back.
public final class ExecutionLifeCycle {
    /// The states of a run.
    public enum State {
        OPEN,
        COMPLETED,
        FAILED,
        CANCELED,
        TERMINATED,
        CONTINUED_AS_NEW,
        TIMED_OUT;

        /// The status that clients see; null while the run is open.
        public @Nullable CloseStatus closeStatus() {
            return this == OPEN ? null : CloseStatus.valueOf(name());
        }
    }

    /// The table.
    public static final LifeCycle<State> LIFE_CYCLE = new LifeCycle<State>("execution")
            .on(State.OPEN, WorkflowExecutionCompleted.class, State.COMPLETED)
            .on(State.OPEN, WorkflowExecutionFailed.class, State.FAILED)
            .on(State.OPEN, WorkflowExecutionCanceled.class, State.CANCELED)
            .on(State.OPEN, WorkflowExecutionTerminated.class, State.TERMINATED)
            .on(State.OPEN, WorkflowExecutionContinuedAsNew.class, State.CONTINUED_AS_NEW)
            .on(State.OPEN, WorkflowExecutionTimedOut.class, State.TIMED_OUT);

    private ExecutionLifeCycle() {}

    static State close(State from, EventAttributes event, LifeCycleObserver observer) {
        return LIFE_CYCLE.next(from, event, 1, observer);
    }
}
