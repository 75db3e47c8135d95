package dev.furrow.rental.promotion;

import dev.furrow.rental.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A discount that somebody pays for.
///
/// @param code what a farmer says; null if it is given by itself
/// @param percent of the price
/// @param amount off the price, in addition
/// @param cap for one order
/// @param sponsor who pays
/// @param when to whom it is given
public record Promotion(
        String id,
        @Nullable String code,
        String name,
        int percent,
        Money amount,
        Money cap,
        String sponsor,
        Rules when) {

    /// To whom it is given.
    ///
    /// @param firstOrder only to those who have had none
    /// @param referral to those who were brought by somebody, for the first order, and to whoever brought them, for
    ///        the next one; its code is the one of whoever brought them
    /// @param stackable together with others
    /// @param village null for any
    /// @param kind of equipment; null for any
    /// @param perFarmer how often
    public record Rules(
            boolean firstOrder,
            boolean referral,
            boolean stackable,
            @Nullable String village,
            @Nullable String kind,
            int perFarmer,
            Instant startsAt,
            Instant endsAt) {}

    /// What it takes off a price.
    Money off(Money price) {
        return price.times(percent, 100).plus(amount).min(cap).min(price);
    }
}
