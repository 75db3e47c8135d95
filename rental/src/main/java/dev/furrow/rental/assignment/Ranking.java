package dev.furrow.rental.assignment;

import dev.furrow.rental.assignment.Ranked.Exclusion;
import dev.furrow.rental.assignment.Ranked.Points;
import dev.furrow.rental.equipment.Calendar;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.Operators;
import dev.furrow.rental.equipment.Shift;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.Quoting;
import dev.furrow.rental.pricing.Quote;
import dev.furrow.rental.rating.Ratings;
import dev.furrow.rental.time.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the machines near a field in the order in which they are asked.
@Component
class Ranking {
    private static final int FARTHEST = 60_000;
    private static final int DISTANCE = 40;
    private static final int EQUIPMENT = 10;
    private static final int RATING = 20;
    private static final int ACCEPTANCE = 15;
    private static final int IDLE = 15;
    private static final double BEST_STARS = 5;
    private static final double UNKNOWN_STARS = 3.5;
    private static final double UNKNOWN_ACCEPTANCE = 2 / 3.0;
    private static final Duration LONG_IDLE = Duration.ofDays(7);

    private final Catalogue catalogue;
    private final Calendar calendar;
    private final Operators operators;
    private final Quoting quoting;
    private final Ratings ratings;
    private final OfferTable offers;
    private final Pace clock;

    Ranking(
            Catalogue catalogue,
            Calendar calendar,
            Operators operators,
            Quoting quoting,
            Ratings ratings,
            OfferTable offers,
            Pace clock) {
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.operators = operators;
        this.quoting = quoting;
        this.ratings = ratings;
        this.offers = offers;
        this.clock = clock;
    }

    /// All machines of the kind that are near: first those that are asked, the best first, then the others with the
    /// reason.
    List<Ranked> rank(Order order) {
        Order.Need need = order.need();
        List<Equipment> near = catalogue.near(need.kind(), need.field(), FARTHEST);
        Facts facts = facts(order, near);
        List<Ranked> all = near.stream()
                .map(machine -> judge(order, machine, facts))
                .sorted(Comparator.comparing((Ranked each) -> each.excluded() != null)
                        .thenComparingInt(each -> -each.points().sum())
                        .thenComparingInt(Ranked::metres)
                        .thenComparing(Ranked::equipmentId))
                .toList();
        List<Ranked> placed = new ArrayList<>(all.size());
        for (Ranked each : all) {
            Integer place = each.excluded() == null ? placed.size() + 1 : null;
            placed.add(new Ranked(
                    each.equipmentId(), each.supplierId(), place, each.metres(), each.points(), each.excluded()));
        }
        return placed;
    }

    /// What is asked of the database once for all of them.
    private record Facts(
            Set<String> free,
            Map<String, Quote> quotes,
            Set<String> declined,
            Map<String, Double> stars,
            Map<String, Double> acceptance,
            Map<String, Duration> idle,
            Map<String, List<Shift>> shifts) {}

    private Facts facts(Order order, List<Equipment> near) {
        List<String> machines = near.stream().map(Equipment::id).toList();
        List<String> suppliers =
                near.stream().map(Equipment::supplierId).distinct().toList();
        return new Facts(
                calendar.free(near, order.need().period()),
                quoting.quotes(near, order.need()),
                offers.declinedBy(order.id()),
                ratings.stars(suppliers),
                offers.acceptance(suppliers),
                offers.idle(machines, clock.instant(), LONG_IDLE),
                operators.shifts(machines));
    }

    private Ranked judge(Order order, Equipment machine, Facts facts) {
        int metres = machine.home().metresTo(order.need().field());
        return new Ranked(
                machine.id(),
                machine.supplierId(),
                null,
                metres,
                points(order, machine, metres, facts),
                exclusion(order, machine, facts));
    }

    private @Nullable Exclusion exclusion(Order order, Equipment machine, Facts facts) {
        if (!quoting.suits(machine, order.need())) {
            return Exclusion.UNSUITABLE;
        }
        if (facts.declined.contains(machine.id())) {
            return Exclusion.DECLINED;
        }
        Quote quote = facts.quotes.get(machine.id());
        if (quote == null) {
            return Exclusion.NO_PRICE;
        }
        if (quote.total().minor() > order.price().quoted().minor()) {
            return Exclusion.TOO_DEAR;
        }
        List<Shift> shifts = facts.shifts.getOrDefault(machine.id(), List.of());
        if (!shifts.isEmpty()
                && shifts.stream().noneMatch(shift -> shift.covers(order.need().period(), machine.zone()))) {
            return Exclusion.NO_OPERATOR;
        }
        return facts.free.contains(machine.id()) ? null : Exclusion.NOT_FREE;
    }

    private static Points points(Order order, Equipment machine, int metres, Facts facts) {
        int spare = Math.max(0, machine.powerHp() - order.need().minPower());
        double stars = facts.stars.getOrDefault(machine.supplierId(), UNKNOWN_STARS);
        double acceptance = facts.acceptance.getOrDefault(machine.supplierId(), UNKNOWN_ACCEPTANCE);
        Duration idle = facts.idle.getOrDefault(machine.id(), LONG_IDLE);
        return new Points(
                part(DISTANCE, 1 - metres / (double) FARTHEST),
                part(EQUIPMENT, 1 - spare / (double) Math.max(1, machine.powerHp())),
                part(RATING, stars / BEST_STARS),
                part(ACCEPTANCE, acceptance),
                part(IDLE, idle.toMinutes() / (double) LONG_IDLE.toMinutes()));
    }

    private static int part(int most, double share) {
        return (int) Math.round(most * Math.clamp(share, 0, 1));
    }
}
