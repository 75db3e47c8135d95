package dev.furrow.engine.decision;

import dev.furrow.api.decision.*;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;
import java.util.List;

/// Carries out the decisions of a completed decision task (specification, section 3.1, steps 5 to 7).
public final class Decisions {
    private Decisions() {}

    /// Carries the decisions out in their order and, if the run stays open and its decider must look again, schedules
    /// the next decision task.
    ///
    /// @param completedEventId the event of the completed task
    /// @param anotherTaskWaits whether another task was scheduled while this one was worked on
    public static void carryOut(
            List<Decision> decisions,
            Turn turn,
            WorkflowExecutionState execution,
            Rules rules,
            Permissions permissions,
            long completedEventId,
            boolean anotherTaskWaits) {
        DecisionBatch batch =
                new DecisionBatch(turn, execution, rules, permissions, completedEventId, anotherTaskWaits);
        for (Decision decision : decisions) {
            carryOut(decision, batch);
        }
        if (batch.needsDecisionTask()) {
            turn.askForDecisionTask(execution);
        }
    }

    private static void carryOut(Decision decision, DecisionBatch batch) {
        switch (decision) {
            case ScheduleActivityTaskDecision d -> ScheduleActivityTask.carryOut(d, batch);
            case RequestCancelActivityTaskDecision d -> RequestCancelActivityTask.carryOut(d, batch);
            case StartTimerDecision d -> StartTimer.carryOut(d, batch);
            case CancelTimerDecision d -> CancelTimer.carryOut(d, batch);
            case RecordMarkerDecision d -> RecordMarker.carryOut(d, batch);
            case StartChildWorkflowExecutionDecision d -> StartChildWorkflowExecution.carryOut(d, batch);
            case SignalExternalWorkflowExecutionDecision d -> SignalExternalWorkflowExecution.carryOut(d, batch);
            case RequestCancelExternalWorkflowExecutionDecision d ->
                RequestCancelExternalWorkflowExecution.carryOut(d, batch);
            case ScheduleLambdaFunctionDecision d -> ScheduleLambdaFunction.carryOut(d, batch);
            case CompleteWorkflowExecutionDecision d -> CompleteWorkflowExecution.carryOut(d, batch);
            case FailWorkflowExecutionDecision d -> FailWorkflowExecution.carryOut(d, batch);
            case CancelWorkflowExecutionDecision d -> CancelWorkflowExecution.carryOut(d, batch);
            case ContinueAsNewWorkflowExecutionDecision d -> ContinueAsNewWorkflowExecution.carryOut(d, batch);
        }
    }
}
