package dev.furrow.rental.order;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.equipment.Period;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.Line;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Quantity;
import dev.furrow.rental.pricing.Quote;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Rows;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Orders as rows.
@Component
class OrderTable {
    private static final List<String> OVER = Arrays.stream(OrderState.values())
            .filter(OrderState::isOver)
            .map(OrderState::name)
            .toList();

    private final JdbcClient database;
    private final JsonMapper json;

    OrderTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void insert(Order order, Instant now) {
        Order.Need need = order.need();
        database.sql("""
                insert into rental_order (id, code, state, farmer_id, created_by, hub_id, kind, min_power, attachment,
                    model, quantity, village, latitude, longitude, starts_at, ends_at, currency, quoted_minor, replaces,
                    created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        order.id(),
                        order.code(),
                        order.state().name(),
                        order.parties().farmerId(),
                        order.parties().createdBy(),
                        order.parties().hubId(),
                        need.kind().name(),
                        need.minPower(),
                        need.attachment(),
                        need.model().name(),
                        need.quantity().hundredths(),
                        need.village(),
                        need.field().latitude(),
                        need.field().longitude(),
                        Utc.of(need.period().start()),
                        Utc.of(need.period().end()),
                        order.price().quoted().currency(),
                        order.price().quoted().minor(),
                        order.replaces(),
                        Utc.of(now)))
                .update();
    }

    /// Writes what can change, unless somebody else has changed it since it was read.
    void update(Order order) {
        Order.Assigned assigned = order.assigned();
        Money billed = order.price().billed();
        Quantity measured = order.work().measured();
        int changed = database.sql("""
                update rental_order set state = ?, discount_minor = ?, advance_minor = ?, billed_minor = ?, terms = ?,
                    distance_m = ?, supplier_id = ?, equipment_id = ?, operator_id = ?, measured = ?, needs_desk = ?,
                    started_at = ?, completed_at = ?, version = version + 1
                where id = ? and version = ?""")
                .params(Values.of(
                        order.state().name(),
                        order.price().discount().minor(),
                        order.price().advance().minor(),
                        billed == null ? null : billed.minor(),
                        assigned == null ? null : json.writeValueAsString(assigned.terms()),
                        assigned == null ? null : assigned.metres(),
                        assigned == null ? null : assigned.supplierId(),
                        assigned == null ? null : assigned.equipmentId(),
                        assigned == null ? null : assigned.operatorId(),
                        measured == null ? null : measured.hundredths(),
                        order.needsDesk(),
                        ofOrNull(order.work().startedAt()),
                        ofOrNull(order.work().completedAt()),
                        order.id(),
                        order.version()))
                .update();
        if (changed == 0) {
            throw RefusedException.conflict("The order was changed by somebody else; look at it again");
        }
    }

    private static @Nullable Object ofOrNull(@Nullable Instant instant) {
        return instant == null ? null : Utc.of(instant);
    }

    Optional<Order> find(String id) {
        return database.sql("select * from rental_order where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /// With a lock until the end of the transaction: moves of one order come one after another.
    Optional<Order> lock(String id) {
        return database.sql("select * from rental_order where id = ? for update")
                .param(id)
                .query(this::read)
                .optional();
    }

    Optional<Order> byCode(String code) {
        return database.sql("select * from rental_order where code = ?")
                .param(code)
                .query(this::read)
                .optional();
    }

    /// The newest orders for which a column has a value.
    List<Order> newest(Column column, String value, Listing listing) {
        return listed(column.sql + " = :value", listing)
                .param("value", value)
                .query(this::read)
                .list();
    }

    List<Order> newest(Listing listing) {
        return listed("1 = 1", listing).query(this::read).list();
    }

    /// The next page begins behind the last order of the one before, also if orders have come since.
    private JdbcClient.StatementSpec listed(String whose, Listing listing) {
        String behind = listing.after() == null ? "" : """
                and (created_at < (select created_at from rental_order where id = :after)
                      or created_at = (select created_at from rental_order where id = :after) and id > :after)""";
        String open = listing.isOpen() ? " and state not in (:over)" : "";
        JdbcClient.StatementSpec statement = database.sql("select * from rental_order where " + whose + " " + behind
                        + open + " order by created_at desc, id limit :most")
                .param("most", listing.atMost());
        if (listing.after() != null) {
            statement = statement.param("after", listing.after());
        }
        return listing.isOpen() ? statement.param("over", OVER) : statement;
    }

    /// By what orders are listed.
    enum Column {
        FARMER("farmer_id"),
        CREATED_BY("created_by"),
        SUPPLIER("supplier_id"),
        EQUIPMENT("equipment_id"),
        HUB("hub_id");

        private final String sql;

        Column(String sql) {
            this.sql = sql;
        }
    }

    void lines(String orderId, boolean bill, Quote quote) {
        database.sql("delete from order_line where order_id = ? and bill = ?")
                .params(orderId, bill)
                .update();
        List<List<?>> rows = new ArrayList<>();
        for (Line line : quote.lines()) {
            rows.add(List.of(
                    orderId,
                    bill,
                    rows.size(),
                    line.kind().name(),
                    line.label(),
                    line.amount().minor()));
        }
        Rows.insert(database, "order_line (order_id, bill, position, kind, label, amount_minor)", rows);
    }

    List<Line> lines(Order order, boolean bill) {
        String currency = order.price().quoted().currency();
        return database.sql(
                        "select kind, label, amount_minor from order_line where order_id = ? and bill = ? order by position")
                .params(order.id(), bill)
                .query((row, number) -> new Line(
                        Line.Kind.valueOf(row.getString(1)), row.getString(2), new Money(row.getLong(3), currency)))
                .list();
    }

    void log(Order before, OrderMove move, Actor actor, @Nullable String reason, Instant now) {
        database.sql("""
                insert into order_transition (order_id, move, source, target, account_id, role, channel, reason, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        before.id(),
                        move.name(),
                        before.state().name(),
                        move.target().name(),
                        actor.accountId(),
                        actor.role().name(),
                        actor.source().name(),
                        reason,
                        Utc.of(now)))
                .update();
    }

    List<Transition> transitions(String orderId) {
        return database.sql("select * from order_transition where order_id = ? order by id")
                .param(orderId)
                .query((row, number) -> new Transition(
                        OrderMove.valueOf(row.getString("move")),
                        OrderState.valueOf(row.getString("source")),
                        OrderState.valueOf(row.getString("target")),
                        row.getString("account_id"),
                        Role.valueOf(row.getString("role")),
                        Source.valueOf(row.getString("channel")),
                        row.getString("reason"),
                        Utc.read(row, "at")))
                .list();
    }

    /// Whether an account drives a machine.
    boolean drives(String accountId, String equipmentId) {
        return database.sql("select count(*) from operator where account_id = ? and equipment_id = ?")
                        .params(accountId, equipmentId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Whether a machine is asked for an order just now.
    boolean isOffered(String orderId, String equipmentId) {
        return database.sql("select count(*) from offer where order_id = ? and equipment_id = ? and status = 'OPEN'")
                        .params(orderId, equipmentId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// The machine that an account drives.
    Optional<String> machineOf(String accountId) {
        return database.sql("select equipment_id from operator where account_id = ? and equipment_id is not null")
                .param(accountId)
                .query(String.class)
                .optional();
    }

    /// The area in which a place is: that of the nearest hub.
    String hubOf(Place place) {
        return database
                .sql("select id, latitude, longitude from hub")
                .query((row, number) ->
                        new Near(row.getString(1), place.metresTo(new Place(row.getDouble(2), row.getDouble(3)))))
                .list()
                .stream()
                .min(Comparator.comparingInt(Near::metres))
                .map(Near::hubId)
                .orElseThrow(() -> RefusedException.conflict("There is no hub yet"));
    }

    private record Near(String hubId, int metres) {}

    private Order read(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new Order(
                row.getString("id"),
                row.getString("code"),
                OrderState.valueOf(row.getString("state")),
                new Order.Parties(row.getString("farmer_id"), row.getString("created_by"), row.getString("hub_id")),
                need(row),
                new Order.Price(
                        new Money(row.getLong("quoted_minor"), currency),
                        new Money(row.getLong("discount_minor"), currency),
                        new Money(row.getLong("advance_minor"), currency),
                        row.getObject("billed_minor") == null
                                ? null
                                : new Money(row.getLong("billed_minor"), currency)),
                assigned(row),
                new Order.Work(
                        Utc.readOrNull(row, "started_at"),
                        Utc.readOrNull(row, "completed_at"),
                        row.getObject("measured") == null ? null : new Quantity(row.getLong("measured"))),
                row.getBoolean("needs_desk"),
                row.getString("replaces"),
                row.getInt("version"));
    }

    private static Order.Need need(ResultSet row) throws SQLException {
        return new Order.Need(
                EquipmentKind.valueOf(row.getString("kind")),
                row.getInt("min_power"),
                row.getString("attachment"),
                PriceModel.valueOf(row.getString("model")),
                new Quantity(row.getLong("quantity")),
                row.getString("village"),
                new Place(row.getDouble("latitude"), row.getDouble("longitude")),
                new Period(Utc.read(row, "starts_at"), Utc.read(row, "ends_at")));
    }

    private Order.@Nullable Assigned assigned(ResultSet row) throws SQLException {
        String supplier = row.getString("supplier_id");
        return supplier == null
                ? null
                : new Order.Assigned(
                        supplier,
                        row.getString("equipment_id"),
                        row.getString("operator_id"),
                        json.readValue(row.getString("terms"), Terms.class),
                        row.getInt("distance_m"));
    }
}
