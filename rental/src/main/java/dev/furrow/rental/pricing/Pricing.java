package dev.furrow.rental.pricing;

import dev.furrow.rental.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The arithmetic of prices. The quote before and the bill after are made by the same rule, with the quantity that
/// was expected and the one that was measured; so a bill for what was expected is the quote.
public final class Pricing {
    private static final long METRES_PER_KM = 1000;
    private static final int PERCENT = 100;

    private Pricing() {}

    /// What a job costs.
    ///
    /// @param discount at most this much is taken off, before tax, and never more than there is
    public static Quote quote(Terms terms, Job job, Money discount) {
        List<Line> lines = new ArrayList<>();
        Money subtotal = work(terms, job, lines).plus(distance(terms, job, lines));
        Money taken = discount.min(subtotal);
        if (taken.minor() > 0) {
            lines.add(new Line(Line.Kind.DISCOUNT, "Discount", taken.negated()));
            subtotal = subtotal.minus(taken);
        }
        Money tax = subtotal.share(terms.taxBasisPoints());
        if (tax.minor() != 0) {
            lines.add(new Line(Line.Kind.TAX, "Tax " + terms.taxBasisPoints() / (double) PERCENT + " %", tax));
        }
        Money total = subtotal.plus(tax);
        return new Quote(lines, total, total.share(terms.advanceBasisPoints()));
    }

    /// What a job costs without a discount.
    public static Quote quote(Terms terms, Job job) {
        return quote(terms, job, Money.zero(terms.currency()));
    }

    /// The cheapest way to pay for a job that can be counted in several ways.
    ///
    /// @param quantities what the job comes to by each model by which it can be counted
    public static Optional<Terms> cheapest(List<Terms> offered, Map<PriceModel, Job> quantities) {
        return offered.stream()
                .filter(terms -> quantities.containsKey(terms.model()))
                .min(Comparator.comparingLong(terms -> {
                    Job job = Objects.requireNonNull(quantities.get(terms.model()));
                    return quote(terms, job).total().minor();
                }));
    }

    private static Money work(Terms terms, Job job, List<Line> lines) {
        Quantity counted = switch (terms.model()) {
            case HOUR, ACRE -> job.quantity();
            case DAY -> job.quantity().begun();
            case FIXED -> Quantity.of(1);
        };
        Money work = graduated(terms, counted);
        lines.add(new Line(Line.Kind.WORK, label(terms.model(), counted), work));
        int percent = Seasons.percent(terms, job.day());
        if (percent != PERCENT) {
            Money difference = work.times(percent - PERCENT, PERCENT);
            lines.add(new Line(Line.Kind.SEASON, "Season, " + percent + " % of the usual rate", difference));
            work = work.plus(difference);
        }
        Money minimum = new Money(terms.minimum(), terms.currency());
        if (work.minor() < minimum.minor()) {
            Money missing = minimum.minus(work);
            lines.add(new Line(Line.Kind.MINIMUM, "Up to the minimum of " + minimum, missing));
            work = minimum;
        }
        return work;
    }

    /// Each part of the quantity at the rate of its tier, so that more work never costs less.
    private static Money graduated(Terms terms, Quantity counted) {
        Money sum = Money.zero(terms.currency());
        long from = 0;
        long rate = terms.rate();
        for (Terms.Tier tier : terms.tiers()) {
            long upTo = Math.min(counted.hundredths(), tier.beyond());
            sum = sum.plus(part(terms, rate, upTo - from));
            from = upTo;
            rate = tier.rate();
        }
        return sum.plus(part(terms, rate, counted.hundredths() - from));
    }

    private static Money part(Terms terms, long rate, long hundredths) {
        return new Money(rate, terms.currency()).times(hundredths, Quantity.ONE);
    }

    private static Money distance(Terms terms, Job job, List<Line> lines) {
        long beyond = Math.max(0, job.metres() - terms.freeMetres());
        Money fee = new Money(terms.perKm(), terms.currency()).times(beyond, METRES_PER_KM);
        if (fee.minor() != 0) {
            lines.add(new Line(Line.Kind.DISTANCE, beyond / (double) METRES_PER_KM + " km to the field", fee));
        }
        return fee;
    }

    private static String label(PriceModel model, Quantity quantity) {
        return switch (model) {
            case HOUR -> quantity + " hours";
            case ACRE -> quantity + " acres";
            case DAY -> quantity + " days";
            case FIXED -> "The job";
        };
    }
}
