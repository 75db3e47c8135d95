package dev.furrow.engine.message;

import dev.furrow.engine.id.Slots;

/// Something that one run tells the open run of a workflowId.
///
/// @param id what caused it
/// @param domain of sender and receiver; messages never leave a domain
/// @param workflowId of the receiver
/// @param content what it says
public record Message(MessageId id, String domain, String workflowId, MessageContent content) {

    /// The slot of the receiver.
    public int slot() {
        return Slots.of(domain, workflowId);
    }
}
