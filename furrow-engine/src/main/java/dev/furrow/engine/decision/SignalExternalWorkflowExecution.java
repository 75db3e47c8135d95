package dev.furrow.engine.decision;

import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.decision.SignalExternalWorkflowExecutionDecision;
import dev.furrow.api.event.SignalExternalWorkflowExecutionFailed;
import dev.furrow.api.event.SignalExternalWorkflowExecutionFailedCause;
import dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated;
import dev.furrow.engine.message.MessageContent.SignalExternal;

/// Sends a signal to another run, or to itself. It is delivered even if the sender closes in the same batch.
final class SignalExternalWorkflowExecution {
    private SignalExternalWorkflowExecution() {}

    static void carryOut(SignalExternalWorkflowExecutionDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(decision, SignalExternalWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, batch);
        } else if (!batch.rules()
                .throttle()
                .admits(
                        DecisionType.SignalExternalWorkflowExecution,
                        batch.turn().now())) {
            refuse(
                    decision,
                    SignalExternalWorkflowExecutionFailedCause.SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_RATE_EXCEEDED,
                    batch);
        } else {
            long initiatedEventId = batch.append(new SignalExternalWorkflowExecutionInitiated(
                    decision.workflowId(),
                    decision.runId(),
                    decision.signalName(),
                    decision.input(),
                    batch.completedEventId(),
                    decision.control()));
            batch.turn()
                    .send(
                            batch.execution(),
                            initiatedEventId,
                            0,
                            decision.workflowId(),
                            new SignalExternal(
                                    batch.execution().execution(),
                                    initiatedEventId,
                                    decision.runId(),
                                    decision.signalName(),
                                    decision.input()));
        }
    }

    private static void refuse(
            SignalExternalWorkflowExecutionDecision decision,
            SignalExternalWorkflowExecutionFailedCause cause,
            DecisionBatch batch) {
        batch.refuse(new SignalExternalWorkflowExecutionFailed(
                decision.workflowId(), decision.runId(), cause, 0, batch.completedEventId(), decision.control()));
    }
}
