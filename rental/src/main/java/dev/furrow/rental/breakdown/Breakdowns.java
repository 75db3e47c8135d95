package dev.furrow.rental.breakdown;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.breakdown.Breakdown.Status;
import dev.furrow.rental.equipment.Period;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.pricing.Quantity;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All breakdowns. One is opened by the move `BREAK_DOWN`, whoever made it.
@Component
public class Breakdowns {
    /// The outbox topic of choices; the subject is the breakdown's number, the body the choice.
    public static final String CHOSEN = "breakdown.chosen";

    private static final Duration SHORTEST_REST = Duration.ofMinutes(30);

    private final JdbcClient database;
    private final Orders orders;
    private final Outbox outbox;
    private final Pace clock;

    /// @param clock of the business
    public Breakdowns(JdbcClient database, Orders orders, Outbox outbox, Pace clock) {
        this.database = database;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Opens a breakdown, once for each number.
    @Transactional
    public void open(String id, String orderId, String description) {
        database.sql("""
                insert into breakdown (id, order_id, status, description, channel, reported_at)
                values (?, ?, 'REPORTED', ?, 'SYSTEM', ?) on conflict do nothing""")
                .params(id, orderId, description, Utc.of(clock.instant()))
                .update();
    }

    /// Chooses what becomes of an order, if it is the caller's.
    @Transactional
    public Breakdown choose(Actor caller, String id, Choice choice) {
        Breakdown breakdown = required(id);
        orders.visible(caller, breakdown.orderId());
        if (breakdown.closedAt() != null) {
            throw RefusedException.conflict("The breakdown is over: " + breakdown.status());
        }
        outbox.send(CHOSEN, id, choice.name());
        return breakdown;
    }

    /// The newest breakdown of an order, if it is the caller's.
    public Optional<Breakdown> ofOrder(Actor caller, String orderId) {
        return newest(orders.visible(caller, orderId).id());
    }

    /// Adds a photo of it to the newest breakdown of an order.
    @Transactional
    public Breakdown photo(Actor caller, String orderId, String assetKey) {
        Breakdown breakdown =
                ofOrder(caller, orderId).orElseThrow(() -> RefusedException.notFound("breakdown of order " + orderId));
        database.sql("update breakdown set asset_key = ?, version = version + 1 where id = ?")
                .params(assetKey, breakdown.id())
                .update();
        return required(breakdown.id());
    }

    /// The photo of the newest breakdown of an order, if it is the caller's.
    Optional<String> photoOf(Actor caller, String orderId) {
        return ofOrder(caller, orderId)
                .flatMap(each -> database.sql("select asset_key from breakdown where id = ? and asset_key is not null")
                        .param(each.id())
                        .query(String.class)
                        .optional());
    }

    /// Those that the desk of an area looks after.
    public List<Breakdown> escalated(String hubId) {
        return database.sql("""
                select b.* from breakdown b join rental_order o on o.id = b.order_id
                where o.hub_id = ? and b.status = 'ESCALATED' order by b.reported_at""").param(hubId).query((row, number) -> read(row)).list();
    }

    Optional<Breakdown> newest(String orderId) {
        return database.sql("select * from breakdown where order_id = ? order by reported_at desc limit 1")
                .param(orderId)
                .query((row, number) -> read(row))
                .optional();
    }

    Breakdown required(String id) {
        return database.sql("select * from breakdown where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(() -> RefusedException.notFound("breakdown " + id));
    }

    /// Whether the order stands still because of this breakdown.
    boolean isPaused(String id) {
        Breakdown breakdown = required(id);
        return orders.required(breakdown.orderId()).state() == OrderState.PAUSED;
    }

    @Transactional
    void note(String id, Status status) {
        boolean isOver = status == Status.RESUMED || status == Status.REPLACED || status == Status.CANCELLED;
        database.sql("update breakdown set status = ?, closed_at = ?, version = version + 1 where id = ?")
                .params(Values.of(status.name(), isOver ? Utc.of(clock.instant()) : null, id))
                .update();
    }

    /// Places an order for what is left, unless there is one already that is not over.
    @Transactional
    String replace(String id) {
        Breakdown breakdown = required(id);
        String known = breakdown.replacementId();
        if (known != null && !orders.required(known).state().isOver()) {
            return known;
        }
        Order broken = orders.locked(breakdown.orderId());
        Order rest = orders.replacement(broken, left(broken), restOf(broken));
        orders.move(Actor.SYSTEM, rest.id(), OrderMove.SEEK, MoveDetails.NONE);
        database.sql("update breakdown set replacement_id = ?, version = version + 1 where id = ?")
                .params(rest.id(), id)
                .update();
        return rest.id();
    }

    private Period restOf(Order broken) {
        Instant from = clock.instant().plus(SHORTEST_REST);
        Instant end = broken.need().period().end();
        Instant least = from.plus(SHORTEST_REST);
        return new Period(from, end.isAfter(least) ? end : least);
    }

    /// What is left, at least a hundredth: the share of the planned time that is left, as nobody has measured.
    private Quantity left(Order broken) {
        long all = broken.need().quantity().hundredths();
        return new Quantity(Math.max(1, all - done(broken)));
    }

    private long done(Order broken) {
        Period planned = broken.need().period();
        Instant began = Optional.ofNullable(broken.work().startedAt()).orElse(planned.start());
        double whole = Duration.between(planned.start(), planned.end()).toSeconds();
        double worked = Duration.between(began, stopped(broken)).toSeconds();
        return Math.round(broken.need().quantity().hundredths() * Math.clamp(worked / whole, 0, 1));
    }

    private Instant stopped(Order broken) {
        return newest(broken.id()).map(Breakdown::reportedAt).orElse(clock.instant());
    }

    @Transactional
    void callOff(String id) {
        String replacement = required(id).replacementId();
        if (replacement != null && !orders.required(replacement).state().isOver()) {
            Order order = orders.required(replacement);
            Actor farmer = new Actor(order.parties().farmerId(), Role.FARMER, null, Source.SYSTEM);
            orders.move(
                    farmer,
                    replacement,
                    OrderMove.CANCEL,
                    MoveDetails.because("The first machine works again, or nobody was found"));
        }
    }

    /// Ends the broken order with what was done until the machine stopped.
    @Transactional
    void endEarly(String id) {
        Order broken = orders.required(required(id).orderId());
        if (broken.state() == OrderState.PAUSED) {
            orders.move(Actor.SYSTEM, broken.id(), OrderMove.END_EARLY, MoveDetails.measured(done(broken)));
        }
    }

    private static Breakdown read(ResultSet row) throws SQLException {
        return new Breakdown(
                row.getString("id"),
                row.getString("order_id"),
                Status.valueOf(row.getString("status")),
                row.getString("description"),
                row.getString("replacement_id"),
                row.getString("asset_key") != null,
                Utc.read(row, "reported_at"),
                Utc.readOrNull(row, "closed_at"));
    }
}
