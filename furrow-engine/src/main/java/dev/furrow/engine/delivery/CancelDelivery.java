package dev.furrow.engine.delivery;

import dev.furrow.api.event.ExternalWorkflowExecutionCancelRequested;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailed;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailedCause;
import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.engine.execution.ExternalRequests;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent.CancelExternal;
import dev.furrow.engine.message.MessageContent.CancelExternalFailed;
import dev.furrow.engine.message.MessageContent.ExternalCancelRequested;
import dev.furrow.engine.turn.Turn;

/// Requests to cancel from one run to another (specification, section 3.6).
final class CancelDelivery {
    private CancelDelivery() {}

    static void cancel(Message message, CancelExternal content, Turn turn) {
        String senderId = content.sender().workflowId();
        String senderRun = content.sender().runId();
        WorkflowExecutionState target = Addressee.of(message, content.runId(), turn);
        if (target == null) {
            turn.answer(message, senderId, new CancelExternalFailed(senderRun, content.initiatedEventId()));
            return;
        }
        turn.appendAndAsk(
                target, new WorkflowExecutionCancelRequested(content.sender(), content.initiatedEventId(), null));
        turn.answer(
                message,
                senderId,
                new ExternalCancelRequested(senderRun, content.initiatedEventId(), target.execution()));
    }

    static void requested(Message message, ExternalCancelRequested content, Turn turn) {
        WorkflowExecutionState sender = Addressee.of(message, content.runId(), turn);
        if (sender != null && sender.externalRequests().initiatedBy(content.initiatedEventId()) != null) {
            turn.appendAndAsk(
                    sender, new ExternalWorkflowExecutionCancelRequested(content.target(), content.initiatedEventId()));
        }
    }

    static void failed(Message message, CancelExternalFailed content, Turn turn) {
        WorkflowExecutionState sender = Addressee.of(message, content.runId(), turn);
        if (sender == null) {
            return;
        }
        ExternalRequests.Pending pending = sender.externalRequests().initiatedBy(content.initiatedEventId());
        if (pending != null) {
            turn.appendAndAsk(
                    sender,
                    new RequestCancelExternalWorkflowExecutionFailed(
                            pending.workflowId(),
                            pending.runId(),
                            RequestCancelExternalWorkflowExecutionFailedCause.UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION,
                            pending.initiatedEventId(),
                            pending.decisionTaskCompletedEventId(),
                            pending.control()));
        }
    }
}
