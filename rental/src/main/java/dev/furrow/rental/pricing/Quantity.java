package dev.furrow.rental.pricing;

import java.math.BigDecimal;
import java.time.Duration;

/// How much work: hundredths of an hour, an acre, a day or a job.
public record Quantity(long hundredths) {
    private static final int SCALE = 2;
    private static final long SECONDS_PER_HUNDREDTH_HOUR = 36;
    /// How many hundredths a whole one has.
    public static final long ONE = 100;

    /// Refuses less than nothing.
    public Quantity {
        if (hundredths < 0) {
            throw new IllegalArgumentException("A quantity is not negative: " + hundredths);
        }
    }

    /// Whole ones.
    public static Quantity of(long whole) {
        return new Quantity(whole * ONE);
    }

    /// Hours, the last hundredth begun included.
    public static Quantity hours(Duration worked) {
        return new Quantity(Math.ceilDiv(Math.max(0, worked.toSeconds()), SECONDS_PER_HUNDREDTH_HOUR));
    }

    /// As many whole ones as it needs.
    Quantity begun() {
        return new Quantity(Math.ceilDiv(hundredths, ONE) * ONE);
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(hundredths, SCALE).stripTrailingZeros().toPlainString();
    }
}
