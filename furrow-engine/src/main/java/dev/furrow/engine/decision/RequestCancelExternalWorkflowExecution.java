package dev.furrow.engine.decision;

import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.decision.RequestCancelExternalWorkflowExecutionDecision;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailed;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailedCause;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionInitiated;
import dev.furrow.engine.message.MessageContent.CancelExternal;

/// Asks another run to cancel. Deciders cancel their children so, naming the workflowId alone.
final class RequestCancelExternalWorkflowExecution {
    private RequestCancelExternalWorkflowExecution() {}

    static void carryOut(RequestCancelExternalWorkflowExecutionDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(decision, RequestCancelExternalWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, batch);
        } else if (!batch.rules()
                .throttle()
                .admits(
                        DecisionType.RequestCancelExternalWorkflowExecution,
                        batch.turn().now())) {
            refuse(
                    decision,
                    RequestCancelExternalWorkflowExecutionFailedCause
                            .REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_RATE_EXCEEDED,
                    batch);
        } else {
            long initiatedEventId = batch.append(new RequestCancelExternalWorkflowExecutionInitiated(
                    decision.workflowId(), decision.runId(), batch.completedEventId(), decision.control()));
            batch.turn()
                    .send(
                            batch.execution(),
                            initiatedEventId,
                            0,
                            decision.workflowId(),
                            new CancelExternal(batch.execution().execution(), initiatedEventId, decision.runId()));
        }
    }

    private static void refuse(
            RequestCancelExternalWorkflowExecutionDecision decision,
            RequestCancelExternalWorkflowExecutionFailedCause cause,
            DecisionBatch batch) {
        batch.refuse(new RequestCancelExternalWorkflowExecutionFailed(
                decision.workflowId(), decision.runId(), cause, 0, batch.completedEventId(), decision.control()));
    }
}
