package dev.furrow.engine.decision;

import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.event.CompleteWorkflowExecutionFailed;
import dev.furrow.api.event.CompleteWorkflowExecutionFailedCause;
import dev.furrow.api.event.WorkflowExecutionCompleted;

/// Closes the run as completed. Open activity tasks, timers and children do not stand in the way.
final class CompleteWorkflowExecution {
    private CompleteWorkflowExecution() {}

    static void carryOut(CompleteWorkflowExecutionDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(CompleteWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, batch);
        } else if (batch.closesTooEarly()) {
            refuse(CompleteWorkflowExecutionFailedCause.UNHANDLED_DECISION, batch);
        } else {
            batch.append(new WorkflowExecutionCompleted(decision.result(), batch.completedEventId()));
        }
    }

    private static void refuse(CompleteWorkflowExecutionFailedCause cause, DecisionBatch batch) {
        batch.refuse(new CompleteWorkflowExecutionFailed(cause, batch.completedEventId()));
    }
}
