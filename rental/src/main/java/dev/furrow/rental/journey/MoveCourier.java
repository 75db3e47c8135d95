package dev.furrow.rental.journey;

import dev.furrow.FurrowClient;
import dev.furrow.api.fault.FaultType;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.outbox.Courier;
import org.springframework.stereotype.Component;

/// Tells the workflow of an order that it has moved, and starts it if there is none.
@Component
class MoveCourier implements Courier {
    private final FurrowClient furrow;

    MoveCourier(FurrowClient furrow) {
        this.furrow = furrow;
    }

    @Override
    public String topic() {
        return Orders.MOVED;
    }

    @Override
    public void deliver(String orderId, String stateAndVersion) {
        String[] words = stateAndVersion.split(" ", 2);
        OrderState state = OrderState.valueOf(words[0]);
        int version = Integer.parseInt(words[1]);
        OrderJourney journey = furrow.workflow(OrderJourney.class, OrderJourney.idOf(orderId));
        if (state.isOver()) {
            end(journey, state, version);
        } else {
            // Whether it was started tells nothing to anybody.
            boolean _ = furrow.signalOrStart(() -> journey.follow(orderId), () -> journey.moved(state, version));
        }
    }

    /// The workflow looks at the order, whatever it hears. But one that is over has no workflow begun for it, and an
    /// order that was placed and called off in one moment must have had one, which tells people so.
    @Override
    public boolean covers(String later, String earlier) {
        return !OrderState.valueOf(later.split(" ", 2)[0]).isOver();
    }

    /// A workflow that has ended the order itself has ended, too, and needs no successor.
    private static void end(OrderJourney journey, OrderState state, int version) {
        try {
            journey.moved(state, version);
        } catch (SwfException refused) {
            if (refused.type() != FaultType.UNKNOWN_RESOURCE) {
                throw refused;
            }
        }
    }
}
