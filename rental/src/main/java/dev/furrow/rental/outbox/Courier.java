package dev.furrow.rental.outbox;

/// Delivers messages of a topic, for example by signalling a workflow. A message may come twice, never not at
/// all, and those about one subject come in their order.
public interface Courier {

    /// Which messages.
    String topic();

    /// Delivers one. What it throws is tried again later.
    ///
    /// @param subject what it is about, for example an order's number
    /// @param body as it was sent
    void deliver(String subject, String body);

    /// Whether a message says all that an earlier one about the same subject does, so that the earlier one need
    /// not be delivered if both wait.
    default boolean covers(String later, String earlier) {
        return false;
    }
}
