package dev.furrow.rental.telemetry;

import dev.furrow.rental.order.EngineHours;
import dev.furrow.rental.place.Place;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Everything that was reported. Reports come late and twice, because phones have no network in the field: each
/// moment of a machine counts once, whenever it comes.
///
/// Where somebody is, is nobody's business but that of who waits for them: a place is kept only while the machine is
/// on its way to an order or at work on one, and is forgotten after a month. Engine and fuel are the supplier's own.
@Component
class Telemetry implements EngineHours {
    private static final Duration FAST_CLOCK = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration AROUND = Duration.ofMinutes(15);
    private static final String UNDER_WAY = "('EN_ROUTE', 'STARTED', 'PAUSED', 'RESUMED')";

    private static final Duration BETWEEN_FORGETTING = Duration.ofHours(1);

    private final JdbcClient database;
    private final Pace clock;
    private volatile Instant forgotten = Instant.EPOCH;

    Telemetry(JdbcClient database, Pace clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Where a machine was.
    record Seen(Place place, Instant at) {}

    /// What is known of a machine's engine.
    record Engine(
            Instant at,
            @Nullable Long engineSeconds,
            @Nullable Integer fuelPercent) {}

    /// Keeps reports of machines that the caller may speak for.
    ///
    /// @return how many were new
    @Transactional
    int keep(List<Report> reports) {
        Instant now = clock.instant();
        int kept = 0;
        for (Report report : reports) {
            check(report, now);
            kept += keep(report);
        }
        if (now.isAfter(forgotten.plus(BETWEEN_FORGETTING))) {
            forgotten = now;
            forget(now);
        }
        return kept;
    }

    private static void check(Report report, Instant now) {
        if (report.at().isAfter(now.plus(FAST_CLOCK)) || report.at().isBefore(now.minus(OLDEST))) {
            throw RefusedException.invalid("at is " + report.at() + "; it must be within the last week");
        }
        Long engine = report.engineSeconds();
        Integer fuel = report.fuelPercent();
        if ((engine != null && engine < 0) || (fuel != null && (fuel < 0 || fuel > 100))) {
            throw RefusedException.invalid("engineSeconds must be 0 or more, fuelPercent 0 to 100");
        }
        Double latitude = report.latitude();
        Double longitude = report.longitude();
        boolean isPlace =
                latitude != null && longitude != null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        boolean isNone = latitude == null && longitude == null;
        if (!isPlace && !isNone) {
            throw RefusedException.invalid("latitude and longitude must be a place");
        }
    }

    private int keep(Report report) {
        String order = orderAt(report.equipmentId());
        boolean hasPlace = order != null;
        return database.sql("""
                insert into telemetry (equipment_id, at, engine_s, fuel_percent, latitude, longitude, order_id)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(Values.of(
                        report.equipmentId(),
                        Utc.of(report.at()),
                        report.engineSeconds(),
                        report.fuelPercent(),
                        hasPlace ? report.latitude() : null,
                        hasPlace ? report.longitude() : null,
                        order))
                .update();
    }

    private @Nullable String orderAt(String equipmentId) {
        return database.sql("select id from rental_order where equipment_id = ? and state in " + UNDER_WAY
                        + " order by starts_at limit 1")
                .param(equipmentId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /// Of all machines, also of those that report no more.
    void forget(Instant now) {
        database.sql("update telemetry set latitude = null, longitude = null where at < ? and latitude is not null")
                .param(Utc.of(now.minus(KEPT)))
                .update();
    }

    /// Where the machine of an order was seen last, while it is on its way to it or at work.
    Optional<Seen> seen(String orderId) {
        return database.sql("""
                select t.latitude, t.longitude, t.at from telemetry t join rental_order o on o.id = t.order_id
                where t.order_id = ? and t.latitude is not null
                  and o.state in\s""" + UNDER_WAY + " order by t.at desc limit 1")
                .param(orderId)
                .query((row, number) -> new Seen(new Place(row.getDouble(1), row.getDouble(2)), Utc.read(row, "at")))
                .optional();
    }

    /// What a machine said last about its engine.
    Optional<Engine> engine(String equipmentId) {
        return database.sql("""
                select at, engine_s, fuel_percent from telemetry
                where equipment_id = ? and (engine_s is not null or fuel_percent is not null)
                order by at desc limit 1""").param(equipmentId).query(Telemetry::engine).optional();
    }

    private static Engine engine(ResultSet row, int number) throws SQLException {
        return new Engine(
                Utc.read(row, "at"),
                row.getObject("engine_s", Long.class),
                row.getObject("fuel_percent", Integer.class));
    }

    @Override
    public Optional<Duration> between(String equipmentId, Instant from, Instant to) {
        Optional<Long> first = count(equipmentId, from);
        Optional<Long> last = count(equipmentId, to);
        // An engine that was changed counts from zero; then nothing is known.
        return first.isPresent() && last.isPresent() && last.get() >= first.get()
                ? Optional.of(Duration.ofSeconds(last.get() - first.get()))
                        .filter(ran -> ran.compareTo(Duration.between(from, to).plus(AROUND)) <= 0)
                : Optional.empty();
    }

    /// The count at a moment: the report that is nearest to it, if one is near.
    private Optional<Long> count(String equipmentId, Instant moment) {
        record Count(long seconds, Duration away) {}

        return database
                .sql("""
                select at, engine_s from telemetry
                where equipment_id = ? and engine_s is not null and at between ? and ?""")
                .params(equipmentId, Utc.of(moment.minus(AROUND)), Utc.of(moment.plus(AROUND)))
                .query((row, number) -> new Count(
                        row.getLong("engine_s"),
                        Duration.between(Utc.read(row, "at"), moment).abs()))
                .list()
                .stream()
                .min((one, other) -> one.away.compareTo(other.away))
                .map(Count::seconds);
    }
}
