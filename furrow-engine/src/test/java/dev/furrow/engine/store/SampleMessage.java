package dev.furrow.engine.store;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent;
import dev.furrow.engine.message.MessageId;

/// Messages to which the rest does not matter.
final class SampleMessage {
    static final RunId SENDER = new RunId(7, 7);

    private SampleMessage() {}

    /// A signal to the open run of a workflowId in `farm`.
    static Message to(String workflowId, long sequence) {
        return to(workflowId, new MessageId(sequence, SENDER, 5, 0));
    }

    static Message to(String workflowId, MessageId id) {
        return new Message(id, "farm", workflowId, signal("rain"));
    }

    static MessageContent signal(String input) {
        return new MessageContent.SignalExternal(
                new WorkflowExecution("sender", SENDER.toString()), 5, null, "weather", input);
    }
}
