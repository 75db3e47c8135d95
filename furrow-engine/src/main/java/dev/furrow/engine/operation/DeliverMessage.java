package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.delivery.Delivery;
import dev.furrow.engine.lane.Work;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.turn.Turn;

/// Delivers a message on the lane of its receiver. If that cannot be done now the message stays in the store.
final class DeliverMessage implements Work {
    private final Message message;

    DeliverMessage(Message message) {
        this.message = message;
    }

    @Override
    public void decide(Turn turn) {
        Delivery.receive(message, turn);
    }

    @Override
    public void settled(Turn turn) {}

    @Override
    public void turnedAway(Fault why) {}

    @Override
    public boolean waitsForRoom() {
        return true;
    }

    @Override
    public String toString() {
        return "delivery of " + message.id() + " to " + message.workflowId();
    }
}
