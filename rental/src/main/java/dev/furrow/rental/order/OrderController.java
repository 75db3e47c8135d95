package dev.furrow.rental.order;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.pricing.Line;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Orders over HTTP.
@RestController
class OrderController {
    private final Orders orders;
    private final Idempotency idempotency;

    OrderController(Orders orders, Idempotency idempotency) {
        this.orders = orders;
        this.idempotency = idempotency;
    }

    /// An order as its people see it: with what they may do next.
    record View(
            Order order, List<OrderMove> buttons, List<Line> quote, List<Line> bill, List<Transition> transitions) {}

    /// @param place false for a draft only
    record Placing(
            OrderRequest wish, boolean place, @Nullable String promotionCode) {}

    record Moving(OrderMove move, @Nullable MoveDetails details) {}

    @PostMapping("/api/orders")
    @Allowed({FARMER, HUB, AGENT})
    View place(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Placing placing) {
        Actor actor = caller.role() == HUB ? caller.by(Source.DESK) : caller;
        return idempotency.once(actor, key, placing, View.class, () -> {
            Order order = orders.draft(actor, placing.wish);
            if (placing.place) {
                MoveDetails details = new MoveDetails(null, null, null, placing.promotionCode, null);
                order = orders.move(actor, order.id(), OrderMove.PLACE, details);
            }
            return view(actor, order);
        });
    }

    @PostMapping("/api/orders/{id}/moves")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    View move(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Moving moving) {
        Actor actor = caller.role() == HUB ? caller.by(Source.DESK) : caller;
        MoveDetails details = moving.details == null ? MoveDetails.NONE : moving.details;
        return idempotency.once(
                actor,
                key,
                List.of(id, moving),
                View.class,
                () -> view(actor, orders.move(actor, id, moving.move, details)));
    }

    @GetMapping("/api/orders")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    List<Order> mine(
            Actor caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "false") boolean open) {
        return orders.of(caller, new Listing(after, limit, open));
    }

    @GetMapping("/api/orders/{id}")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    View one(Actor caller, @PathVariable String id) {
        return view(caller, orders.visible(caller, id));
    }

    private View view(Actor caller, Order order) {
        return new View(
                order,
                OrderMove.buttons(order.state(), caller.role()),
                orders.lines(order, false),
                orders.lines(order, true),
                orders.transitions(order.id()));
    }
}
