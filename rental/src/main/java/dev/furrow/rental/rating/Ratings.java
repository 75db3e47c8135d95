package dev.furrow.rental.rating;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What farmers say about suppliers and suppliers about farmers, once for each order.
@Component
public class Ratings {
    private static final Set<OrderState> RATEABLE =
            EnumSet.of(OrderState.COMPLETED, OrderState.BILLED, OrderState.PAID, OrderState.DISPUTED);

    private final JdbcClient database;
    private final Orders orders;
    private final Pace clock;

    /// @param clock of the business
    public Ratings(JdbcClient database, Orders orders, Pace clock) {
        this.database = database;
        this.orders = orders;
        this.clock = clock;
    }

    /// Stars for an order, and for whom.
    ///
    /// @param about `SUPPLIER` or `FARMER`
    public record Rating(String orderId, String about, int stars, String reason) {}

    /// Rates the other side of an order.
    @Transactional
    public Rating rate(Actor caller, String orderId, int stars, String reason) {
        Order order = orders.visible(caller, orderId);
        if (!RATEABLE.contains(order.state())) {
            throw RefusedException.conflict("An order can be rated once its work is done");
        }
        if (stars < 1 || stars > 5) {
            throw RefusedException.invalid("stars is " + stars + "; it must be 1 to 5");
        }
        boolean byFarmer = caller.role() == Role.FARMER;
        String about = byFarmer ? "SUPPLIER" : "FARMER";
        int added = database.sql("""
                insert into rating (order_id, about, subject_id, by_account, stars, reason, created_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        orderId,
                        about,
                        byFarmer
                                ? order.whoDoesIt().supplierId()
                                : order.parties().farmerId(),
                        caller.account(),
                        stars,
                        reason,
                        Utc.of(clock.instant()))
                .update();
        if (added == 0) {
            throw RefusedException.conflict("The order was rated already");
        }
        return new Rating(orderId, about, stars, reason);
    }

    /// Hides a rating that is abusive, or shows it again. A hidden one does not count.
    @Transactional
    public void hide(String orderId, String about, boolean hidden) {
        database.sql("update rating set hidden = ? where order_id = ? and about = ?")
                .params(hidden, orderId, about)
                .update();
    }

    /// A rating as a moderator sees it.
    ///
    /// @param by who said it
    public record Said(
            String orderId,
            String code,
            String about,
            int stars,
            String reason,
            String by,
            boolean hidden,
            Instant at) {}

    /// What was said last in an area, or everywhere, hidden or not.
    ///
    /// @param hubId null for everywhere
    public List<Said> latest(@Nullable String hubId, int atMost) {
        return database.sql("""
                select r.*, o.code, a.name from rating r
                join rental_order o on o.id = r.order_id join account a on a.id = r.by_account
                where cast(? as varchar) is null or o.hub_id = ?
                order by r.created_at desc, r.order_id, r.about limit ?""")
                .params(Values.of(hubId, hubId, atMost))
                .query((row, number) -> new Said(
                        row.getString("order_id"),
                        row.getString("code"),
                        row.getString("about"),
                        row.getInt("stars"),
                        row.getString("reason"),
                        row.getString("name"),
                        row.getBoolean("hidden"),
                        Utc.read(row, "created_at")))
                .list();
    }

    /// The average of suppliers who have been rated.
    public Map<String, Double> stars(Collection<String> suppliers) {
        Map<String, Double> stars = new HashMap<>();
        if (!suppliers.isEmpty()) {
            database.sql("""
                    select subject_id, avg(cast(stars as double precision)) from rating
                    where about = 'SUPPLIER' and not hidden and subject_id in (:suppliers) group by subject_id""").param("suppliers", suppliers).query(row -> {
                stars.put(row.getString(1), row.getDouble(2));
            });
        }
        return stars;
    }

    /// What was said about somebody, the newest first.
    public List<Rating> about(String subjectId) {
        return database.sql(
                        "select * from rating where subject_id = ? and not hidden order by created_at desc, order_id")
                .param(subjectId)
                .query((row, number) -> new Rating(
                        row.getString("order_id"),
                        row.getString("about"),
                        row.getInt("stars"),
                        row.getString("reason")))
                .list();
    }
}
