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
    private final Offers offers;

    AnswerCourier(FurrowClient furrow, Offers offers) {
        this.furrow = furrow;
        this.offers = offers;
    }

    @Override
    public String topic() {
        return Offers.ANSWERED;
    }

    @Override
    public void deliver(String orderId, String body) {
        OrderAssignment search = furrow.workflow(OrderAssignment.class, OrderAssignment.idOf(orderId));
        String[] words = body.split(" ", 2);
        if (words[0].equals("accepted")) {
            offers.overtake(words[1]);
        }
        try {
            switch (words[0]) {
                case "accepted" -> search.accepted(words[1]);
                case "declined" -> search.declined(words[1]);
                default -> search.overtaken(words[1]);
            }
        } catch (SwfException refused) {
            // The search has ended meanwhile, and what it found is in the database.
            if (refused.type() != FaultType.UNKNOWN_RESOURCE) {
                throw refused;
            }
        }
    }
}
