package dev.furrow.rental.pricing;

import java.util.Comparator;
import java.util.List;

/// What a supplier asks for a machine by one model. Amounts are in minor units of the currency.
///
/// @param rate for one hour, acre, day or job
/// @param minimum for the work, whatever its quantity
/// @param tiers lower (or higher) rates for what is beyond a quantity
/// @param season when the rate differs
/// @param freeMetres of the way to the field
/// @param perKm beyond that
/// @param taxBasisPoints on all of it
/// @param advanceBasisPoints of the total, due when a supplier has accepted
public record Terms(
        PriceModel model,
        String currency,
        long rate,
        long minimum,
        List<Tier> tiers,
        List<Season> season,
        int freeMetres,
        long perKm,
        int taxBasisPoints,
        int advanceBasisPoints) {
    private static final int ALL = 10_000;

    /// Puts the tiers in order.
    ///
    /// @throws IllegalArgumentException if an amount or a share is out of its range
    public Terms {
        if (rate < 0 || minimum < 0 || freeMetres < 0 || perKm < 0) {
            throw new IllegalArgumentException("Prices are not negative");
        }
        if (taxBasisPoints < 0 || taxBasisPoints > ALL || advanceBasisPoints < 0 || advanceBasisPoints > ALL) {
            throw new IllegalArgumentException("Shares are 0 to " + ALL + " basis points");
        }
        tiers = tiers.stream().sorted(Comparator.comparingLong(Tier::beyond)).toList();
        season = List.copyOf(season);
    }

    /// The plainest terms.
    public static Terms simple(PriceModel model, String currency, long rate) {
        return new Terms(model, currency, rate, 0, List.of(), List.of(), 0, 0, 0, 0);
    }

    /// Another rate for what is beyond a quantity.
    ///
    /// @param beyond in hundredths
    public record Tier(long beyond, long rate) {
        /// Checks the numbers.
        public Tier {
            if (beyond < 0 || rate < 0) {
                throw new IllegalArgumentException("A tier begins at 0 or more and costs 0 or more");
            }
        }
    }

    /// Days of the year on which the rate differs; from December to January is one season, too.
    ///
    /// @param from as `MM-dd`, inclusive
    /// @param to as `MM-dd`, inclusive
    /// @param percent of the usual rate
    public record Season(String from, String to, int percent) {
        /// Checks the days.
        public Season {
            Seasons.day(from);
            Seasons.day(to);
            if (percent < 0 || percent > 1000) {
                throw new IllegalArgumentException("A season costs 0 to 1000 per cent");
            }
        }
    }
}
