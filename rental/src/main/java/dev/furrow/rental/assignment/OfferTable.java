package dev.furrow.rental.assignment;

import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.Period;
import dev.furrow.rental.sql.Rows;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Offers and rankings as rows.
@Component
class OfferTable {
    private final JdbcClient database;

    OfferTable(JdbcClient database) {
        this.database = database;
    }

    /// Keeps an offer, unless the machine has been asked in that round already.
    void insert(Offer offer) {
        database.sql("""
                insert into offer (id, order_id, round, place, supplier_id, equipment_id, status, offered_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        offer.id(),
                        offer.orderId(),
                        offer.round(),
                        offer.place(),
                        offer.supplierId(),
                        offer.equipmentId(),
                        offer.status().name(),
                        Utc.of(offer.offeredAt()),
                        Utc.of(offer.expiresAt()))
                .update();
    }

    Optional<Offer> find(String id) {
        return database.sql("select * from offer where id = ?")
                .param(id)
                .query(OfferTable::read)
                .optional();
    }

    List<Offer> open(String orderId) {
        return database.sql("select * from offer where order_id = ? and status = 'OPEN' order by round, place")
                .param(orderId)
                .query(OfferTable::read)
                .list();
    }

    List<Offer> ofOrder(String orderId) {
        return database.sql("select * from offer where order_id = ? order by round, place")
                .param(orderId)
                .query(OfferTable::read)
                .list();
    }

    List<Offer> openOf(String supplierId) {
        return database.sql("select * from offer where supplier_id = ? and status = 'OPEN' order by expires_at, id")
                .param(supplierId)
                .query(OfferTable::read)
                .list();
    }

    /// Answers an open offer.
    ///
    /// @return false if it is not open any more
    boolean answer(String id, Offer.Status status, Source source, @Nullable String reason, Instant now) {
        return database.sql("""
                update offer set status = ?, channel = ?, reason = ?, answered_at = ? where id = ? and status = 'OPEN'""")
                        .params(Values.of(status.name(), source.name(), reason, Utc.of(now), id))
                        .update()
                == 1;
    }

    /// Closes all open offers of an order.
    void close(String orderId, Offer.Status status, Instant now) {
        database.sql("update offer set status = ?, answered_at = ? where order_id = ? and status = 'OPEN'")
                .params(status.name(), Utc.of(now), orderId)
                .update();
    }

    /// What a machine is asked just now for work that overlaps a period.
    List<Offer> openOf(String equipmentId, Period period) {
        return database.sql("""
                select o.* from offer o join rental_order r on r.id = o.order_id
                where o.equipment_id = ? and o.status = 'OPEN' and r.starts_at < ? and r.ends_at > ? order by o.id""")
                .params(equipmentId, Utc.of(period.end()), Utc.of(period.start()))
                .query(OfferTable::read)
                .list();
    }

    /// Closes an offer that nobody can accept any more.
    ///
    /// @return false if it is not open any more
    boolean close(Offer offer, Instant now) {
        return database.sql("update offer set status = 'LOST', answered_at = ? where id = ? and status = 'OPEN'")
                        .params(Utc.of(now), offer.id())
                        .update()
                == 1;
    }

    /// Machines whose suppliers have declined an order.
    Set<String> declinedBy(String orderId) {
        return new HashSet<>(database.sql("select equipment_id from offer where order_id = ? and status = 'DECLINED'")
                .param(orderId)
                .query((row, number) -> row.getString(1))
                .list());
    }

    /// Which share of their offers suppliers have accepted, for those who have had any.
    Map<String, Double> acceptance(Collection<String> suppliers) {
        Map<String, Double> shares = new HashMap<>();
        if (!suppliers.isEmpty()) {
            database.sql("""
                    select supplier_id, avg(case when status = 'ACCEPTED' then 1.0 else 0.0 end) from offer
                    where supplier_id in (:suppliers) and status in ('ACCEPTED', 'DECLINED', 'EXPIRED')
                    group by supplier_id""").param("suppliers", suppliers).query(row -> {
                shares.put(row.getString(1), row.getDouble(2));
            });
        }
        return shares;
    }

    /// How long machines have had nothing to do, for those that have had anything lately. Whatever they did
    /// before that need not be read.
    Map<String, Duration> idle(Collection<String> machines, Instant now, Duration lately) {
        Map<String, Duration> idle = new HashMap<>();
        if (!machines.isEmpty()) {
            database.sql("""
                    select equipment_id, max(ends_at) as ended from rental_order
                    where equipment_id in (:machines) and ends_at > :lately and state not in ('CANCELLED', 'EXPIRED')
                    group by equipment_id""")
                    .param("machines", machines)
                    .param("lately", Utc.of(now.minus(lately)))
                    .query(row -> {
                        idle.put(row.getString(1), Duration.between(Utc.read(row, "ended"), now));
                    });
        }
        return idle;
    }

    void keep(String orderId, int round, List<Ranked> ranking) {
        database.sql("delete from ranking where order_id = ? and round = ?")
                .params(orderId, round)
                .update();
        Rows.insert(
                database,
                "ranking (order_id, round, equipment_id, supplier_id, place, score, distance_m, distance_points,"
                        + " equipment_points, rating_points, acceptance_points, idle_points, excluded)",
                ranking.stream().map(each -> row(orderId, round, each)).toList());
    }

    private static List<?> row(String orderId, int round, Ranked each) {
        Ranked.Points points = each.points();
        Ranked.Exclusion excluded = each.excluded();
        return Values.of(
                orderId,
                round,
                each.equipmentId(),
                each.supplierId(),
                each.place(),
                points.sum(),
                each.metres(),
                points.distance(),
                points.equipment(),
                points.rating(),
                points.acceptance(),
                points.idle(),
                excluded == null ? null : excluded.name());
    }

    List<Ranked> ranking(String orderId, int round) {
        return database.sql("""
                select * from ranking where order_id = ? and round = ?
                order by coalesce(place, 1000000), score desc, equipment_id""")
                .params(orderId, round)
                .query(OfferTable::readRanked)
                .list();
    }

    private static Ranked readRanked(ResultSet row, int number) throws SQLException {
        String excluded = row.getString("excluded");
        return new Ranked(
                row.getString("equipment_id"),
                row.getString("supplier_id"),
                row.getObject("place") == null ? null : row.getInt("place"),
                row.getInt("distance_m"),
                new Ranked.Points(
                        row.getInt("distance_points"),
                        row.getInt("equipment_points"),
                        row.getInt("rating_points"),
                        row.getInt("acceptance_points"),
                        row.getInt("idle_points")),
                excluded == null ? null : Ranked.Exclusion.valueOf(excluded));
    }

    private static Offer read(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getString("id"),
                row.getString("order_id"),
                row.getInt("round"),
                row.getInt("place"),
                row.getString("supplier_id"),
                row.getString("equipment_id"),
                Offer.Status.valueOf(row.getString("status")),
                row.getString("reason"),
                Utc.read(row, "offered_at"),
                Utc.read(row, "expires_at"));
    }
}
