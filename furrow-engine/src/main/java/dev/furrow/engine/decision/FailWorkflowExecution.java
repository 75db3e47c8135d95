package dev.furrow.engine.decision;

import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.event.FailWorkflowExecutionFailed;
import dev.furrow.api.event.FailWorkflowExecutionFailedCause;
import dev.furrow.api.event.WorkflowExecutionFailed;

/// Closes the run as failed. Open activity tasks, timers and children do not stand in the way.
final class FailWorkflowExecution {
    private FailWorkflowExecution() {}

    static void carryOut(FailWorkflowExecutionDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(FailWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, batch);
        } else if (batch.closesTooEarly()) {
            refuse(FailWorkflowExecutionFailedCause.UNHANDLED_DECISION, batch);
        } else {
            batch.append(new WorkflowExecutionFailed(decision.reason(), decision.details(), batch.completedEventId()));
        }
    }

    private static void refuse(FailWorkflowExecutionFailedCause cause, DecisionBatch batch) {
        batch.refuse(new FailWorkflowExecutionFailed(cause, batch.completedEventId()));
    }
}
