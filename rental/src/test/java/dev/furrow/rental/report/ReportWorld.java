package dev.furrow.rental.report;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two hubs, two suppliers with a machine each, and what they did in October and November 2026.
final class ReportWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    final DataSource data;
    final JdbcClient jdbc;
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Runnable end;

    private ReportWorld(DataSource data, Runnable end) {
        this.data = data;
        this.jdbc = JdbcClient.create(data);
        this.end = end;
        Flyway.configure().dataSource(data).load().migrate();
        deliveries();
        fill();
    }

    static ReportWorld h2() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                "sa",
                "");
        return new ReportWorld(pool, pool::dispose);
    }

    static ReportWorld on(DataSource data) {
        return new ReportWorld(data, () -> {});
    }

    Viewer supplier(String name) {
        return new Viewer("a-" + name, "SUPPLIER", "s-" + name, INDIA, "en");
    }

    Viewer hub(String name) {
        return new Viewer("a-" + name, "HUB", "h-" + name, INDIA, "en");
    }

    Viewer management() {
        return new Viewer("a-boss", "MANAGEMENT", null, INDIA, "en");
    }

    Viewer farmer() {
        return new Viewer("a-farmer", "FARMER", "a-farmer", INDIA, "en");
    }

    Studio studio(Studio.Limits limits) {
        return studio(limits, Shelf.open(null));
    }

    Studio studio(Studio.Limits limits, Shelf shelf) {
        return new Studio(data, shelf, log(), clock, limits);
    }

    RunLog log() {
        return new RunLog(data, clock);
    }

    /// Messages are the business of the area `notification`, which may not be there.
    private void deliveries() {
        jdbc.sql("""
                create table if not exists delivery (id varchar(60) primary key, event varchar(30), channel varchar(8),
                    language varchar(8), state varchar(10), code varchar(60), units integer, cost_minor bigint,
                    created_at timestamp with time zone, ended_at timestamp with time zone)""").update();
    }

    private void fill() {
        for (String hub : List.of("north", "south")) {
            jdbc.sql("insert into hub (id, name, latitude, longitude) values (?, ?, 18.5, 73.8)")
                    .params("h-" + hub, hub)
                    .update();
        }
        account("farmer", "FARMER", "+919800000001");
        account("boss", "MANAGEMENT", "+919800000002");
        seller("asha", "h-north", "+919800000003");
        seller("bala", "h-south", "+919800000004");
        order("asha", "north", "PAID", 150_000, "2026-10-05T03:00:00Z");
        order("asha", "north", "BILLED", 250_000, "2026-11-05T03:00:00Z");
        // In India this is already the first of November.
        order("asha", "north", "PAID", 70_000, "2026-10-31T20:00:00Z");
        order("bala", "south", "PAID", 999_900, "2026-11-06T03:00:00Z");
        promotion();
    }

    private void account(String name, String role, String phone) {
        jdbc.sql("insert into account (id, phone, name, role, created_at) values (?, ?, ?, ?, ?)")
                .params("a-" + name, phone, name, role, at("2026-01-01T00:00:00Z"))
                .update();
    }

    private void seller(String name, String hub, String phone) {
        account(name, "SUPPLIER", phone);
        jdbc.sql(
                        "insert into supplier (id, account_id, hub_id, name, status, created_at) values (?, ?, ?, ?, 'APPROVED', ?)")
                .params("s-" + name, "a-" + name, hub, name, at("2026-01-01T00:00:00Z"))
                .update();
        jdbc.sql("""
                insert into equipment (id, supplier_id, kind, make, power_hp, latitude, longitude, cell, radius_m,
                    buffer_minutes, zone, status, created_at)
                values (?, ?, 'TRACTOR', ?, 45, 18.5, 73.8, 1, 30000, 30, 'Asia/Kolkata', 'ACTIVE', ?)""")
                .params("e-" + name, "s-" + name, "=Make of " + name, at("2026-01-01T00:00:00Z"))
                .update();
    }

    private void order(String seller, String hub, String state, long billed, String completed) {
        String id = UUID.randomUUID().toString();
        OffsetDateTime end = at(completed);
        jdbc.sql("""
                insert into rental_order (id, code, state, farmer_id, created_by, hub_id, kind, model, quantity, village,
                    latitude, longitude, starts_at, ends_at, currency, quoted_minor, billed_minor, supplier_id,
                    equipment_id, created_at, started_at, completed_at)
                values (?, ?, ?, 'a-farmer', 'a-farmer', ?, 'TRACTOR', 'HOUR', 200, 'Wagholi',
                    18.5, 73.8, ?, ?, 'INR', ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        id.substring(0, 8),
                        state,
                        "h-" + hub,
                        end.minusHours(3),
                        end,
                        billed,
                        billed,
                        "s-" + seller,
                        "e-" + seller,
                        end.minusHours(5),
                        end.minusHours(2),
                        end)
                .update();
        String journal = "bill:" + id;
        jdbc.sql("insert into journal (id, kind, order_id, memo, at) values (?, 'BILL', ?, ?, ?)")
                .params(journal, id, "Bill of " + seller, end)
                .update();
        posting(journal, 0, "farmer:a-farmer", billed);
        posting(journal, 1, "supplier:s-" + seller, -billed);
        step(id, "PLACE", "DRAFT", "PLACED", end.minusHours(5));
        step(id, "ACCEPT", "ASSIGNING", "CONFIRMED", end.minusHours(5).plusMinutes(4));
        for (String status : List.of("DECLINED", "ACCEPTED")) {
            jdbc.sql("""
                    insert into offer (id, order_id, round, place, supplier_id, equipment_id, status, offered_at, expires_at,
                        answered_at)
                    values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            UUID.randomUUID().toString(),
                            id,
                            status.equals("DECLINED") ? 1 : 2,
                            "s-" + seller,
                            "e-" + seller,
                            status,
                            end.minusHours(5),
                            end.minusHours(4),
                            end.minusHours(5).plusSeconds(90))
                    .update();
        }
        jdbc.sql("""
                insert into breakdown (id, order_id, status, description, channel, reported_at, closed_at)
                values (?, ?, 'RESUMED', 'belt', 'IVR', ?, ?)""")
                .params(UUID.randomUUID().toString(), id, end.minusMinutes(60), end.minusMinutes(30))
                .update();
    }

    private void posting(String journal, int position, String account, long amount) {
        jdbc.sql(
                        "insert into posting (journal_id, position, ledger_account, amount_minor, currency) values (?, ?, ?, ?, 'INR')")
                .params(journal, position, account, amount)
                .update();
    }

    private void step(String order, String move, String source, String target, OffsetDateTime at) {
        jdbc.sql("""
                insert into order_transition (order_id, move, source, target, role, channel, at)
                values (?, ?, ?, ?, 'SYSTEM', 'SYSTEM', ?)""").params(order, move, source, target, at).update();
    }

    private void promotion() {
        jdbc.sql("""
                insert into promotion (id, code, name, percent, cap_minor, budget_minor, spent_minor, currency, sponsor,
                    starts_at, ends_at)
                values ('p-1', 'FIRST', 'First order', 10, 20000, 1000000, 15000, 'INR', 'Tractor maker', ?, ?)""")
                .params(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"))
                .update();
        jdbc.sql("""
                insert into promotion_use (promotion_id, order_id, farmer_id, amount_minor, status)
                select 'p-1', id, farmer_id, 15000, 'SPENT' from rental_order where supplier_id = 's-bala'""").update();
    }

    private static OffsetDateTime at(String instant) {
        return Instant.parse(instant).atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        end.run();
    }
}
