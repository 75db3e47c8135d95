package dev.furrow.rental.order;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.equipment.Period;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.Line;
import dev.furrow.rental.pricing.Quantity;
import dev.furrow.rental.pricing.Quote;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// All orders. Every move is one transaction: the order is locked, the table is asked, the effect is carried out, the
/// move is written down with who, from where and why, and the order's workflow is told once it is done.
@Component
public class Orders {
    /// The outbox topic of moves; the subject is the order's number, the body its state and version since then.
    public static final String MOVED = "order.moved";

    /// The outbox topic of breakdowns; the subject is the order's number, a colon and its version then, the body what
    /// was said about it.
    public static final String BROKEN = "order.broken";

    private static final int CODES = 1_000_000;

    private final OrderTable table;
    private final OrderParties parties;
    private final OrderEffects effects;
    private final Quoting quoting;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Pace clock;
    private final SecureRandom random = new SecureRandom();

    Orders(
            OrderTable table,
            OrderParties parties,
            OrderEffects effects,
            Quoting quoting,
            Accounts accounts,
            Outbox outbox,
            Pace clock) {
        this.table = table;
        this.parties = parties;
        this.effects = effects;
        this.quoting = quoting;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Prices an order and keeps it as a draft.
    @Transactional
    public Order draft(Actor caller, OrderRequest request) {
        Account farmer = farmer(caller, request.farmerPhone());
        Order.Need need = need(request);
        Quote quote = quoting.quote(need, request.equipmentId());
        String hub = table.hubOf(need.field());
        if (caller.role() == Role.HUB && !hub.equals(caller.hubId())) {
            throw RefusedException.forbidden("The field is in the area of another hub");
        }
        return keep(new Order.Parties(farmer.id(), caller.account(), hub), need, quote, null);
    }

    /// An order for the work that is left when a machine has broken down, placed at once, at no higher a price.
    @Transactional
    public Order replacement(Order broken, Quantity left, Period period) {
        Order.Need need = broken.need().remaining(left, period);
        Quote most = quoting.atMost(broken, need);
        Order order = keep(broken.parties(), need, most, broken.id());
        return move(Actor.SYSTEM, order.id(), OrderMove.PLACE, MoveDetails.NONE);
    }

    private Order keep(Order.Parties whose, Order.Need need, Quote quote, @Nullable String replaces) {
        Money nothing = Money.zero(quote.total().currency());
        Order order = new Order(
                UUID.randomUUID().toString(),
                freeCode(),
                OrderState.DRAFT,
                whose,
                need,
                new Order.Price(quote.total(), nothing, nothing, null),
                null,
                new Order.Work(null, null, null),
                false,
                replaces,
                0);
        table.insert(order, clock.instant());
        table.lines(order.id(), false, quote);
        tellMoved(order);
        return order;
    }

    private Account farmer(Actor caller, @Nullable String phone) {
        if (phone == null || caller.role() == Role.FARMER) {
            return accounts.find(caller.account())
                    .filter(account -> account.role() == Role.FARMER)
                    .orElseThrow(
                            () -> RefusedException.invalid("farmerPhone is missing; it says for whom the order is"));
        }
        return accounts.byPhone(phone)
                .filter(account -> account.role() == Role.FARMER)
                .orElseThrow(() -> RefusedException.notFound("farmer with the phone " + phone));
    }

    private static Order.Need need(OrderRequest request) {
        if (request.quantity() < 1 || request.minutes() < 1) {
            throw RefusedException.invalid("quantity and minutes must be 1 or more");
        }
        try {
            return new Order.Need(
                    request.kind(),
                    request.minPower(),
                    request.attachment(),
                    request.model(),
                    new Quantity(request.quantity()),
                    request.village(),
                    new Place(request.latitude(), request.longitude()),
                    new Period(request.startsAt(), request.startsAt().plus(Duration.ofMinutes(request.minutes()))));
        } catch (IllegalArgumentException senseless) {
            throw RefusedException.invalid(String.valueOf(senseless.getMessage()));
        }
    }

    /// A code that can be keyed in on any phone.
    private String freeCode() {
        String code;
        do {
            code = "%06d".formatted(random.nextInt(CODES));
        } while (table.byCode(code).isPresent());
        return code;
    }

    /// Makes a move.
    ///
    /// @throws RefusedException if there is no such order for the actor, the role may not, the state does not have
    ///         the move, or its condition does not hold
    @Transactional
    public Order move(Actor actor, String orderId, OrderMove move, MoveDetails details) {
        Order moved = make(actor, orderId, move, details);
        tellMoved(moved);
        return moved;
    }

    /// Makes a move for the order's own workflow, which need not be told of what it does itself.
    ///
    /// @throws RefusedException as the move of anybody else
    @Transactional
    public void moveByWorkflow(String orderId, OrderMove move) {
        make(Actor.SYSTEM, orderId, move, MoveDetails.NONE);
    }

    private Order make(Actor actor, String orderId, OrderMove move, MoveDetails details) {
        Order order = table.lock(orderId)
                .filter(found -> parties.concerns(found, actor, details))
                .orElseThrow(() -> RefusedException.notFound("order " + orderId));
        Instant now = clock.instant();
        check(order, actor, move, details, now);
        Order moved = effects.apply(order, move, details, now).in(move.target());
        table.update(moved);
        table.log(order, move, actor, details.reason(), now);
        return table.find(orderId).orElseThrow();
    }

    private void tellMoved(Order order) {
        outbox.send(MOVED, order.id(), order.state() + " " + order.version());
    }

    private static void check(Order order, Actor actor, OrderMove move, MoveDetails details, Instant now) {
        if (!move.roles().contains(actor.role())) {
            throw RefusedException.forbidden(
                    "A " + actor.role() + " may not " + move + " an order; " + move.roles() + " may");
        }
        if (!move.sources().contains(order.state())) {
            throw RefusedException.conflict("Order " + order.code() + " is " + order.state() + "; " + move
                    + " is for orders that are " + move.sources());
        }
        String why = move.condition().refuses(order, details, now);
        if (why != null) {
            throw RefusedException.conflict(why);
        }
    }

    /// Tells the desk of the area that nobody was found, or that the desk need not look after it any more.
    @Transactional
    public void atDesk(String orderId, boolean needed) {
        Order order = table.lock(orderId).orElseThrow();
        if (order.needsDesk() != needed && !order.state().isOver()) {
            table.update(order.atDesk(needed));
        }
    }

    /// By number, locked until the end of the current transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public Order locked(String id) {
        return table.lock(id).orElseThrow(() -> RefusedException.notFound("order " + id));
    }

    /// By number, for those who may see everything: rules and workflows.
    public Optional<Order> find(String id) {
        return table.find(id);
    }

    /// By number; refused if there is none.
    public Order required(String id) {
        return find(id).orElseThrow(() -> RefusedException.notFound("order " + id));
    }

    /// By number, if it is the caller's business.
    public Order visible(Actor caller, String id) {
        return find(id).filter(order -> parties.concerns(order, caller, MoveDetails.NONE))
                .orElseThrow(() -> RefusedException.notFound("order " + id));
    }

    /// By the code that is said on the phone, if it is the caller's business.
    public Optional<Order> byCode(Actor caller, String code) {
        return table.byCode(code).filter(order -> parties.concerns(order, caller, MoveDetails.NONE));
    }

    /// The newest orders that are somebody's business.
    public List<Order> of(Actor caller, Listing page) {
        return parties.orders(caller, page);
    }

    /// What has happened to an order.
    public List<Transition> transitions(String orderId) {
        return table.transitions(orderId);
    }

    /// The lines of the quote, or of the bill.
    public List<Line> lines(Order order, boolean bill) {
        return table.lines(order, bill);
    }
}
