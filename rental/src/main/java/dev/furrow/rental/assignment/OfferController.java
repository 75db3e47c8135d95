package dev.furrow.rental.assignment;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.FurrowClient;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Offers, searches and their rules over HTTP.
@RestController
class OfferController {
    private final Offers offers;
    private final Orders orders;
    private final Suppliers suppliers;
    private final AssignmentRules rules;
    private final FurrowClient furrow;
    private final Idempotency idempotency;

    OfferController(
            Offers offers,
            Orders orders,
            Suppliers suppliers,
            AssignmentRules rules,
            FurrowClient furrow,
            Idempotency idempotency) {
        this.offers = offers;
        this.orders = orders;
        this.suppliers = suppliers;
        this.rules = rules;
        this.furrow = furrow;
        this.idempotency = idempotency;
    }

    /// What a supplier sees of an order before accepting it.
    record Asked(Offer offer, Order.Need need, Order.Price price, String code) {}

    record Declining(@Nullable String reason) {}

    @GetMapping("/api/offers")
    @Allowed(SUPPLIER)
    List<Asked> open(Actor caller) {
        // Whoever has not applied yet is asked for nothing.
        return suppliers.ofAccount(caller.account()).map(Supplier::id).map(offers::openOf).orElse(List.of()).stream()
                .map(offer -> {
                    Order order = orders.required(offer.orderId());
                    return new Asked(offer, order.need(), order.price(), order.code());
                })
                .toList();
    }

    @PostMapping("/api/offers/{id}/accept")
    @Allowed(SUPPLIER)
    Order accept(Actor caller, @PathVariable String id, @RequestHeader(Idempotency.HEADER) String key) {
        return idempotency.once(caller, key, List.of("accept", id), Order.class, () -> offers.accept(caller, id));
    }

    @PostMapping("/api/offers/{id}/decline")
    @Allowed(SUPPLIER)
    Offer decline(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Declining declining) {
        return idempotency.once(
                caller,
                key,
                List.of("decline", id, declining),
                Offer.class,
                () -> offers.decline(caller, id, declining.reason));
    }

    /// Everything about the search for an order: who was considered and why, who was asked, what they said, what
    /// happens now.
    record Search(@Nullable Progress progress, List<Ranked> ranking, List<Offer> offers) {}

    @GetMapping("/api/orders/{id}/search")
    @Allowed({FARMER, HUB, AGENT, MANAGEMENT})
    Search search(Actor caller, @PathVariable String id, @RequestParam(defaultValue = "1") int round) {
        Order order = orders.visible(caller, id);
        return new Search(progress(order.id()), offers.ranking(order.id(), round), offers.ofOrder(order.id()));
    }

    private @Nullable Progress progress(String orderId) {
        try {
            return furrow.workflow(OrderAssignment.class, OrderAssignment.idOf(orderId))
                    .progress();
        } catch (SwfException notStarted) {
            return null;
        }
    }

    @GetMapping("/api/assignment-rules")
    @Allowed({HUB, MANAGEMENT})
    AssignmentRules.Versioned rules() {
        return rules.current();
    }

    @PutMapping("/api/assignment-rules")
    @Allowed(MANAGEMENT)
    AssignmentRules.Versioned change(
            Actor caller,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody AssignmentRules.Versioned changed) {
        return idempotency.once(
                caller,
                key,
                changed,
                AssignmentRules.Versioned.class,
                () -> rules.change(changed.rules(), changed.version()));
    }
}
