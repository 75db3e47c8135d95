package dev.furrow.rental.promotion;

import dev.furrow.rental.money.Money;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which discounts an order gets. What one gives is reserved in the order's own transaction, by a statement that only
/// succeeds while the budget lasts; so no budget is ever overdrawn, however many book at once.
@Component
public class Promotions {
    private final JdbcClient database;
    private final Referrals referrals;
    private final Pace clock;

    /// @param clock of the business
    Promotions(JdbcClient database, Referrals referrals, Pace clock) {
        this.database = database;
        this.referrals = referrals;
        this.clock = clock;
    }

    /// An order that may get a discount.
    ///
    /// @param price before it
    public record Candidate(String orderId, String farmerId, String village, String kind, Money price) {}

    /// Makes a promotion.
    @Transactional
    public Promotion create(Promotion said, Money budget) {
        String id = UUID.randomUUID().toString();
        Promotion.Rules when = said.when();
        database.sql("""
                insert into promotion (id, code, name, percent, amount_minor, cap_minor, budget_minor, currency, sponsor,
                    first_order, referral, stackable, village, kind, per_farmer, starts_at, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Values.of(
                        id,
                        said.code(),
                        said.name(),
                        said.percent(),
                        said.amount().minor(),
                        said.cap().minor(),
                        budget.minor(),
                        budget.currency(),
                        said.sponsor(),
                        when.firstOrder(),
                        when.referral(),
                        when.stackable(),
                        when.village(),
                        when.kind(),
                        when.perFarmer(),
                        Utc.of(when.startsAt()),
                        Utc.of(when.endsAt())))
                .update();
        return database.sql("select * from promotion where id = ?")
                .param(id)
                .query(Promotions::read)
                .single();
    }

    /// Reserves what an order gets, in the current transaction: the best promotion alone, or all that may be
    /// combined, whichever is more.
    ///
    /// @param code what the farmer said; null for nothing
    /// @return what is taken off
    /// @throws RefusedException if the code means nothing here
    @Transactional
    public Money reserve(Candidate order, @Nullable String code) {
        Optional<String> referrer =
                code == null || hasOrdered(order) ? Optional.empty() : referrals.referrer(code, order.farmerId());
        List<Promotion> fitting = fitting(order, code, referrer.isPresent());
        if (code != null
                && fitting.stream()
                        .noneMatch(each -> code.equals(each.code())
                                || (referrer.isPresent() && each.when().referral()))) {
            throw RefusedException.invalid("The code " + code + " does not apply to this order");
        }
        referrer.ifPresent(each -> referrals.bring(order.farmerId(), each, order.orderId()));
        Comparator<Promotion> byWorth =
                Comparator.comparingLong(each -> each.off(order.price()).minor());
        List<Promotion> together =
                fitting.stream().filter(each -> each.when().stackable()).toList();
        List<Promotion> alone = fitting.stream().max(byWorth).stream().toList();
        return worth(together, order.price()) > worth(alone, order.price())
                ? reserve(together, order)
                : reserve(alone, order);
    }

    private static long worth(List<Promotion> promotions, Money price) {
        return Math.min(
                price.minor(),
                promotions.stream().mapToLong(each -> each.off(price).minor()).sum());
    }

    private List<Promotion> fitting(Candidate order, @Nullable String code, boolean isBrought) {
        var now = Utc.of(clock.instant());
        List<Promotion> fitting = new ArrayList<>();
        for (Promotion each : database.sql("""
                select * from promotion where active and starts_at <= ? and ends_at > ? and currency = ?
                    and (code is null or code = ?) and (village is null or village = ?) and (kind is null or kind = ?)
                order by id""")
                .params(Values.of(now, now, order.price().currency(), code, order.village(), order.kind()))
                .query(Promotions::read)
                .list()) {
            boolean isFor = each.when().referral()
                    ? isBrought || rewards(each.id(), order.farmerId()) < referrals.earned(order.farmerId())
                    : uses(each.id(), order.farmerId()) < each.when().perFarmer();
            if (isFor && !(each.when().firstOrder() && hasOrdered(order))) {
                fitting.add(each);
            }
        }
        return fitting;
    }

    private int uses(String promotionId, String farmerId) {
        return database.sql("""
                select count(*) from promotion_use
                where promotion_id = ? and farmer_id = ? and status <> 'RELEASED'""")
                .params(promotionId, farmerId)
                .query(Integer.class)
                .single();
    }

    /// How often somebody was given a discount for bringing others; the one for being brought does not count.
    private long rewards(String promotionId, String farmerId) {
        return database.sql("""
                select count(*) from promotion_use
                where promotion_id = ? and farmer_id = ? and status <> 'RELEASED'
                  and order_id not in (select order_id from referral where farmer_id = ?)""")
                .params(promotionId, farmerId, farmerId)
                .query(Long.class)
                .single();
    }

    private boolean hasOrdered(Candidate order) {
        return database.sql("""
                select count(*) from rental_order
                where farmer_id = ? and id <> ? and state not in ('DRAFT', 'CANCELLED', 'EXPIRED')""")
                        .params(order.farmerId(), order.orderId())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Money reserve(List<Promotion> promotions, Candidate order) {
        Money left = order.price();
        Money off = Money.zero(left.currency());
        for (Promotion each : promotions) {
            Money part = each.off(order.price()).min(left);
            if (part.minor() > 0 && budget(each.id(), part)) {
                database.sql("""
                        insert into promotion_use (promotion_id, order_id, farmer_id, amount_minor, status)
                        values (?, ?, ?, ?, 'RESERVED')""")
                        .params(each.id(), order.orderId(), order.farmerId(), part.minor())
                        .update();
                off = off.plus(part);
                left = left.minus(part);
            }
        }
        return off;
    }

    private boolean budget(String id, Money part) {
        return database.sql("""
                update promotion set reserved_minor = reserved_minor + ?
                where id = ? and reserved_minor + spent_minor + ? <= budget_minor""").params(part.minor(), id, part.minor()).update() == 1;
    }

    /// Gives back what an order has reserved.
    @Transactional
    public void release(String orderId) {
        referrals.calledOff(orderId);
        for (Use use : reserved(orderId)) {
            settle(use, "RELEASED", 0);
        }
    }

    /// Spends what an order has reserved: all, or less if the bill was smaller.
    ///
    /// @return who pays how much
    @Transactional
    public List<Share> spend(String orderId, Money discount) {
        referrals.billed(orderId);
        long left = discount.minor();
        List<Share> shares = new ArrayList<>();
        for (Use use : reserved(orderId)) {
            long part = Math.min(left, use.amount);
            left -= part;
            settle(use, "SPENT", part);
            shares.add(new Share(use.sponsor, new Money(part, discount.currency())));
        }
        return shares;
    }

    private void settle(Use use, String status, long spent) {
        database.sql("update promotion_use set status = ?, amount_minor = ? where promotion_id = ? and order_id = ?")
                .params(status, spent, use.promotionId, use.orderId)
                .update();
        database.sql(
                        "update promotion set reserved_minor = reserved_minor - ?, spent_minor = spent_minor + ? where id = ?")
                .params(use.amount, spent, use.promotionId)
                .update();
    }

    private List<Use> reserved(String orderId) {
        return database.sql("""
                select u.promotion_id, u.order_id, u.amount_minor, p.sponsor
                from promotion_use u join promotion p on p.id = u.promotion_id
                where u.order_id = ? and u.status = 'RESERVED' order by u.promotion_id""")
                .param(orderId)
                .query((row, number) -> new Use(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
                .list();
    }

    private record Use(String promotionId, String orderId, long amount, String sponsor) {}

    /// What a sponsor pays of a discount.
    public record Share(String sponsor, Money amount) {}

    /// What each promotion has cost so far.
    public List<Cost> costs() {
        return database.sql("select * from promotion order by name")
                .query((row, number) -> new Cost(
                        row.getString("name"),
                        row.getString("sponsor"),
                        new Money(row.getLong("budget_minor"), row.getString("currency")),
                        new Money(row.getLong("reserved_minor"), row.getString("currency")),
                        new Money(row.getLong("spent_minor"), row.getString("currency"))))
                .list();
    }

    /// The state of a promotion's budget.
    public record Cost(String name, String sponsor, Money budget, Money reserved, Money spent) {}

    private static Promotion read(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new Promotion(
                row.getString("id"),
                row.getString("code"),
                row.getString("name"),
                row.getInt("percent"),
                new Money(row.getLong("amount_minor"), currency),
                new Money(row.getLong("cap_minor"), currency),
                row.getString("sponsor"),
                new Promotion.Rules(
                        row.getBoolean("first_order"),
                        row.getBoolean("referral"),
                        row.getBoolean("stackable"),
                        row.getString("village"),
                        row.getString("kind"),
                        row.getInt("per_farmer"),
                        Utc.read(row, "starts_at"),
                        Utc.read(row, "ends_at")));
    }
}
