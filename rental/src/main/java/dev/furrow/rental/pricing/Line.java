package dev.furrow.rental.pricing;

import dev.furrow.rental.money.Money;

/// One line of a quote or a bill.
///
/// @param label what it is for, for people
public record Line(Kind kind, String label, Money amount) {

    /// What a line is for; whoever shows it in another language goes by this.
    public enum Kind {
        WORK,
        SEASON,
        MINIMUM,
        DISTANCE,
        DISCOUNT,
        ADJUSTMENT,
        TAX
    }
}
