package dev.furrow.rental.money;

import java.math.BigDecimal;
import java.util.Currency;

/// An amount in minor units, such as paise, of a currency.
///
/// @param minor may be negative
/// @param currency an ISO 4217 code
public record Money(long minor, String currency) {
    private static final int WHOLE = 10_000;

    /// Nothing.
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /// Both together.
    ///
    /// @throws IllegalArgumentException if they are of two currencies
    public Money plus(Money other) {
        check(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /// What is left.
    public Money minus(Money other) {
        return plus(other.negated());
    }

    /// The same amount in the other direction.
    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /// A part of it, in hundredths of a per cent; half a minor unit is rounded away from zero.
    public Money share(int basisPoints) {
        return times(basisPoints, WHOLE);
    }

    /// A fraction of it; half a minor unit is rounded away from zero.
    public Money times(long numerator, long denominator) {
        long product = Math.multiplyExact(minor, numerator);
        long half = denominator / 2;
        return new Money((product >= 0 ? product + half : product - half) / denominator, currency);
    }

    /// The larger one.
    public Money max(Money other) {
        check(other);
        return minor >= other.minor ? this : other;
    }

    /// The smaller one.
    public Money min(Money other) {
        check(other);
        return minor <= other.minor ? this : other;
    }

    private void check(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Amounts in " + currency + " and " + other.currency + " cannot be put together");
        }
    }

    /// As people read it, for example `INR 1250.50`.
    @Override
    public String toString() {
        return currency + " "
                + BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits())
                        .toPlainString();
    }
}
