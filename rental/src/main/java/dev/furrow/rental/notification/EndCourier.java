package dev.furrow.rental.notification;

import dev.furrow.FurrowClient;
import dev.furrow.api.fault.FaultType;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.rental.outbox.Courier;
import org.springframework.stereotype.Component;

/// Tells the workflow of a notice how one of its messages ended.
@Component
class EndCourier implements Courier {
    private final FurrowClient furrow;

    EndCourier(FurrowClient furrow) {
        this.furrow = furrow;
    }

    @Override
    public String topic() {
        return Deliveries.ENDED;
    }

    @Override
    public void deliver(String noticeId, String body) {
        String[] words = body.split(" ", 2);
        boolean arrived = words[1].equals(Delivery.State.DELIVERED.name());
        try {
            furrow.workflow(Telling.class, Telling.idOf(noticeId)).ended(Channel.valueOf(words[0]), arrived);
        } catch (SwfException refused) {
            // It has stopped waiting for this message.
            if (refused.type() != FaultType.UNKNOWN_RESOURCE) {
                throw refused;
            }
        }
    }
}
