package dev.furrow.engine.turn;

import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.DecisionTaskTimedOut;
import dev.furrow.api.event.DecisionTaskTimeoutType;
import dev.furrow.api.event.LambdaFunctionTimedOut;
import dev.furrow.api.event.LambdaFunctionTimeoutType;
import dev.furrow.api.event.TimerFired;
import dev.furrow.api.event.WorkflowExecutionTimedOut;
import dev.furrow.api.event.WorkflowExecutionTimeoutType;
import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.DecisionTask;
import dev.furrow.engine.execution.Due;
import dev.furrow.engine.execution.WorkflowExecutionState;
import java.util.List;

/// Does what is due in a run: fires its timers and ends what has timed out, in the order in which it was due.
///
/// Every access to a run goes through here first, so that an answer which arrives after a deadline is late even if
/// the lane had no time for the deadline yet (specification, sections 5.5 and 6.2).
public final class Overdue {
    private Overdue() {}

    /// Leaves the run with nothing due by the turn's `now`.
    public static void bringUpToDate(WorkflowExecutionState execution, Turn turn) {
        for (List<Due> due = Due.by(turn.now(), execution); !due.isEmpty(); due = Due.by(turn.now(), execution)) {
            for (Due item : due) {
                end(item, execution, turn);
                if (!execution.isOpen()) {
                    return;
                }
            }
        }
        execution.nothingDueBefore(Due.earliest(execution));
    }

    private static void end(Due item, WorkflowExecutionState execution, Turn turn) {
        switch (item) {
            case Due.ExecutionTimeout _ ->
                turn.append(
                        execution,
                        new WorkflowExecutionTimedOut(
                                WorkflowExecutionTimeoutType.START_TO_CLOSE,
                                execution.settings().childPolicy()));
            case Due.DecisionTaskTimeout due -> turn.appendAndAsk(execution, timedOut(due.task()));
            case Due.ActivityTaskTimeout due -> turn.appendAndAsk(execution, timedOut(due.task()));
            case Due.TimerDue due ->
                turn.appendAndAsk(
                        execution,
                        new TimerFired(due.timer().timerId(), due.timer().startedEventId()));
            case Due.LambdaFunctionTimeout due ->
                turn.appendAndAsk(
                        execution,
                        new LambdaFunctionTimedOut(
                                due.call().scheduledEventId(),
                                due.call().startedEventId(),
                                LambdaFunctionTimeoutType.START_TO_CLOSE));
        }
    }

    private static DecisionTaskTimedOut timedOut(DecisionTask task) {
        return new DecisionTaskTimedOut(
                task.startedEventId() == 0
                        ? DecisionTaskTimeoutType.SCHEDULE_TO_START
                        : DecisionTaskTimeoutType.START_TO_CLOSE,
                task.scheduledEventId(),
                task.startedEventId());
    }

    private static ActivityTaskTimedOut timedOut(ActivityTask task) {
        return new ActivityTaskTimedOut(
                task.earliestTimeout(), task.scheduledEventId(), task.startedEventId(), task.heartbeatDetails());
    }
}
