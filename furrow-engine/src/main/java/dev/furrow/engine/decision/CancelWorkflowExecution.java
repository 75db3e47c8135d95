package dev.furrow.engine.decision;

import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.event.CancelWorkflowExecutionFailed;
import dev.furrow.api.event.CancelWorkflowExecutionFailedCause;
import dev.furrow.api.event.WorkflowExecutionCanceled;

/// Closes the run as canceled. Open activity tasks, timers and children do not stand in the way. Needs no request to
/// cancel before it.
final class CancelWorkflowExecution {
    private CancelWorkflowExecution() {}

    static void carryOut(CancelWorkflowExecutionDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(CancelWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, batch);
        } else if (batch.closesTooEarly()) {
            refuse(CancelWorkflowExecutionFailedCause.UNHANDLED_DECISION, batch);
        } else {
            batch.append(new WorkflowExecutionCanceled(decision.details(), batch.completedEventId()));
        }
    }

    private static void refuse(CancelWorkflowExecutionFailedCause cause, DecisionBatch batch) {
        batch.refuse(new CancelWorkflowExecutionFailed(cause, batch.completedEventId()));
    }
}
