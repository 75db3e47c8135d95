package dev.furrow.engine.delivery;

import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent;
import dev.furrow.engine.turn.Turn;

/// Takes a message in: its effect and its removal from the store are one turn, so it acts exactly once.
public final class Delivery {
    private Delivery() {}

    /// Does what the message says. One whose addressee is gone has no effect beyond its answer, if it wants one.
    ///
    /// @throws dev.furrow.api.fault.Fault if the addressee cannot be worked on; then the message is not taken
    public static void receive(Message message, Turn turn) {
        act(message, turn);
        turn.received(message);
    }

    private static void act(Message message, Turn turn) {
        switch (message.content()) {
            case MessageContent.StartChild c -> ChildDelivery.start(message, c, turn);
            case MessageContent.ChildStarted c -> ChildDelivery.started(message, c, turn);
            case MessageContent.StartChildFailed c -> ChildDelivery.startFailed(message, c, turn);
            case MessageContent.ChildClosed c -> ChildDelivery.closed(message, c, turn);
            case MessageContent.ApplyChildPolicy c -> ChildDelivery.applyPolicy(message, c, turn);
            case MessageContent.SignalExternal c -> SignalDelivery.signal(message, c, turn);
            case MessageContent.ExternalSignaled c -> SignalDelivery.signaled(message, c, turn);
            case MessageContent.SignalExternalFailed c -> SignalDelivery.failed(message, c, turn);
            case MessageContent.CancelExternal c -> CancelDelivery.cancel(message, c, turn);
            case MessageContent.ExternalCancelRequested c -> CancelDelivery.requested(message, c, turn);
            case MessageContent.CancelExternalFailed c -> CancelDelivery.failed(message, c, turn);
        }
    }
}
