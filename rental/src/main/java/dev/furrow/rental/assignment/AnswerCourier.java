package dev.furrow.rental.assignment;

import dev.furrow.FurrowClient;
import dev.furrow.api.fault.FaultType;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.rental.outbox.Courier;
import org.springframework.stereotype.Component;

/// Tells the search of an order that somebody has answered.
@Component
class AnswerCourier implements Courier {
    private final FurrowClient furrow;

    AnswerCourier(FurrowClient furrow) {
        this.furrow = furrow;
    }

    @Override
    public String topic() {
        return Offers.ANSWERED;
    }

    @Override
    public void deliver(String orderId, String body) {
        OrderAssignment search = furrow.workflow(OrderAssignment.class, OrderAssignment.idOf(orderId));
        String[] words = body.split(" ", 2);
        try {
            if (words[0].equals("accepted")) {
                search.accepted(words[1]);
            } else {
                search.declined(words[1]);
            }
        } catch (SwfException refused) {
            // The search has ended meanwhile, and what it found is in the database.
            if (refused.type() != FaultType.UNKNOWN_RESOURCE) {
                throw refused;
            }
        }
    }
}
