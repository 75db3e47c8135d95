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
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
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
    private final FurrowClient furrow;
    private final Idempotency idempotency;

    HubController(
            Hubs hubs,
            Orders orders,
            Breakdowns breakdowns,
            Accounts accounts,
            FurrowClient furrow,
            Idempotency idempotency) {
        this.hubs = hubs;
        this.orders = orders;
        this.breakdowns = breakdowns;
        this.accounts = accounts;
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
        List<Order> all = orders.of(caller);
        return new Board(
                all.stream().filter(Order::needsDesk).toList(),
                all.stream().filter(order -> !order.state().isOver()).toList(),
                breakdowns.escalated(String.valueOf(caller.hubId())));
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
