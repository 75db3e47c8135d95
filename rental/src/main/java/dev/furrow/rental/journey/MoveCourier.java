package dev.furrow.rental.journey;

import dev.furrow.FurrowClient;
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
    public void deliver(String orderId, String state) {
        OrderJourney journey = furrow.workflow(OrderJourney.class, OrderJourney.idOf(orderId));
        // Whether it was started tells nothing to anybody.
        boolean _ = furrow.signalOrStart(() -> journey.follow(orderId), () -> journey.moved(OrderState.valueOf(state)));
    }
}
