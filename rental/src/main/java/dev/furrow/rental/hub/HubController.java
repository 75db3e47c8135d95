package dev.furrow.rental.hub;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.FurrowClient;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.breakdown.Breakdown;
import dev.furrow.rental.breakdown.Breakdowns;
import dev.furrow.rental.journey.OrderJourney;
import dev.furrow.rental.order.Listing;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The desk of an area over HTTP. Orders themselves are placed, moved and assigned by hand as everywhere else.
@RestController
class HubController {
    private final Hubs hubs;
    private final Orders orders;
    private final Breakdowns breakdowns;
    private final Accounts accounts;
    private final Complaints complaints;
    private final FurrowClient furrow;
    private final Idempotency idempotency;

    HubController(
            Hubs hubs,
            Orders orders,
            Breakdowns breakdowns,
            Accounts accounts,
            Complaints complaints,
            FurrowClient furrow,
            Idempotency idempotency) {
        this.hubs = hubs;
        this.orders = orders;
        this.breakdowns = breakdowns;
        this.accounts = accounts;
        this.complaints = complaints;
        this.furrow = furrow;
        this.idempotency = idempotency;
    }

    record Opening(String name, double latitude, double longitude) {}

    record NewFarmer(String phone, String name, String language) {}

    /// What needs the desk, and everything else that goes on.
    record Board(List<Order> needDesk, List<Order> underWay, List<Breakdown> escalated) {}

    @GetMapping("/api/hubs")
    @Allowed({FARMER, SUPPLIER, HUB, AGENT, MANAGEMENT})
    List<Hub> all() {
        return hubs.all();
    }

    @PostMapping("/api/hubs")
    @Allowed(MANAGEMENT)
    Hub open(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Opening opening) {
        return idempotency.once(
                caller,
                key,
                opening,
                Hub.class,
                () -> hubs.open(opening.name, new Place(opening.latitude, opening.longitude)));
    }

    @GetMapping("/api/board")
    @Allowed(HUB)
    Board board(Actor caller) {
        List<Order> all = orders.of(caller, Listing.OPEN);
        return new Board(
                all.stream().filter(Order::needsDesk).toList(),
                all,
                breakdowns.escalated(String.valueOf(caller.hubId())));
    }

    /// What the desk of an area, or management, has to settle.
    @GetMapping("/api/complaints")
    @Allowed({HUB, MANAGEMENT})
    List<Complaints.Complaint> complaints(Actor caller) {
        if (caller.role() == HUB && caller.hubId() == null) {
            return List.of();
        }
        return complaints.open(caller.role() == HUB ? caller.hubId() : null);
    }

    /// Somebody who works for the marketplace.
    record Colleague(
            String phone, String name, Role role, @Nullable String hubId, String language) {}

    @PostMapping("/api/colleagues")
    @Allowed(MANAGEMENT)
    Account employ(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Colleague colleague) {
        boolean isAny = colleague.role == HUB || colleague.role == AGENT || colleague.role == MANAGEMENT;
        if (!isAny || (colleague.role == HUB && colleague.hubId == null)) {
            throw RefusedException.invalid("A colleague is an agent, management, or the desk of an area");
        }
        return idempotency.once(
                caller,
                key,
                colleague,
                Account.class,
                () -> accounts.register(
                        colleague.phone, colleague.name, colleague.role, colleague.hubId, colleague.language));
    }

    /// A farmer who calls, or whom an agent visits.
    @PostMapping("/api/farmers")
    @Allowed({HUB, AGENT})
    Account register(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody NewFarmer farmer) {
        return idempotency.once(
                caller,
                key,
                farmer,
                Account.class,
                () -> accounts.register(farmer.phone, farmer.name, Role.FARMER, null, farmer.language));
    }

    /// Looks for a supplier once more, from the first round. Repeating it does no more than asking once.
    @PostMapping("/api/orders/{id}/search")
    @Allowed(HUB)
    Order searchAgain(Actor caller, @PathVariable String id, @RequestHeader(Idempotency.HEADER) String key) {
        return idempotency.once(caller, key, List.of("search", id), Order.class, () -> {
            Order order = orders.visible(caller, id);
            if (order.state() != OrderState.ASSIGNING) {
                throw RefusedException.conflict("Order " + order.code() + " is " + order.state());
            }
            orders.atDesk(id, false);
            furrow.workflow(OrderJourney.class, OrderJourney.idOf(id)).searchAgain();
            return orders.required(id);
        });
    }
}
