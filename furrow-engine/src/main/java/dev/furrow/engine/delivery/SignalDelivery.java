package dev.furrow.engine.delivery;

import dev.furrow.api.event.ExternalWorkflowExecutionSignaled;
import dev.furrow.api.event.SignalExternalWorkflowExecutionFailed;
import dev.furrow.api.event.SignalExternalWorkflowExecutionFailedCause;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.engine.execution.ExternalRequests;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent.ExternalSignaled;
import dev.furrow.engine.message.MessageContent.SignalExternal;
import dev.furrow.engine.message.MessageContent.SignalExternalFailed;
import dev.furrow.engine.turn.Turn;

/// Signals from one run to another (specification, section 3.6).
final class SignalDelivery {
    private SignalDelivery() {}

    static void signal(Message message, SignalExternal content, Turn turn) {
        String senderId = content.sender().workflowId();
        String senderRun = content.sender().runId();
        WorkflowExecutionState target = Addressee.of(message, content.runId(), turn);
        if (target == null) {
            turn.answer(message, senderId, new SignalExternalFailed(senderRun, content.initiatedEventId()));
            return;
        }
        turn.appendAndAsk(
                target,
                new WorkflowExecutionSignaled(
                        content.signalName(), content.input(), content.sender(), content.initiatedEventId()));
        turn.answer(message, senderId, new ExternalSignaled(senderRun, content.initiatedEventId(), target.execution()));
    }

    static void signaled(Message message, ExternalSignaled content, Turn turn) {
        WorkflowExecutionState sender = Addressee.of(message, content.runId(), turn);
        if (sender != null && sender.externalRequests().initiatedBy(content.initiatedEventId()) != null) {
            turn.appendAndAsk(
                    sender, new ExternalWorkflowExecutionSignaled(content.target(), content.initiatedEventId()));
        }
    }

    static void failed(Message message, SignalExternalFailed content, Turn turn) {
        WorkflowExecutionState sender = Addressee.of(message, content.runId(), turn);
        if (sender == null) {
            return;
        }
        ExternalRequests.Pending pending = sender.externalRequests().initiatedBy(content.initiatedEventId());
        if (pending != null) {
            turn.appendAndAsk(
                    sender,
                    new SignalExternalWorkflowExecutionFailed(
                            pending.workflowId(),
                            pending.runId(),
                            SignalExternalWorkflowExecutionFailedCause.UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION,
                            pending.initiatedEventId(),
                            pending.decisionTaskCompletedEventId(),
                            pending.control()));
        }
    }
}
