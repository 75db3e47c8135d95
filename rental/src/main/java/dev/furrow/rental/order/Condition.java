package dev.furrow.rental.order;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What must hold for a move.
enum Condition {
    NONE {
        @Override
        @Nullable String refuses(Order order, MoveDetails details, Instant now) {
            return null;
        }
    },
    /// Its time has not begun.
    STILL_TO_COME {
        @Override
        @Nullable String refuses(Order order, MoveDetails details, Instant now) {
            return order.need().period().start().isAfter(now) ? null : "The work would have begun already";
        }
    },
    /// A machine is named.
    MACHINE_CHOSEN {
        @Override
        @Nullable String refuses(Order order, MoveDetails details, Instant now) {
            return details.equipmentId() != null ? null : "It does not say which machine comes";
        }
    },
    /// It is two hours before its time or later.
    ABOUT_TIME {
        @Override
        @Nullable String refuses(Order order, MoveDetails details, Instant now) {
            Instant earliest = order.need().period().start().minus(EARLY);
            return now.isBefore(earliest) ? "The work cannot start before " + earliest : null;
        }
    },
    /// There is a quantity to pay for.
    MEASURED {
        @Override
        @Nullable String refuses(Order order, MoveDetails details, Instant now) {
            return order.measured(details.measured(), now) != null ? null : "The area that was worked is missing";
        }
    },
    /// Its time has begun and nobody works.
    OVERDUE {
        @Override
        @Nullable String refuses(Order order, MoveDetails details, Instant now) {
            return order.need().period().start().isAfter(now) ? "Its time has not come" : null;
        }
    },
    /// Somebody says why.
    REASON {
        @Override
        @Nullable String refuses(Order order, MoveDetails details, Instant now) {
            return details.reason() == null || details.reason().isBlank() ? "It needs a reason" : null;
        }
    },
    /// Somebody says why, and what the bill should have been.
    CORRECTION {
        @Override
        @Nullable String refuses(Order order, MoveDetails details, Instant now) {
            Long amount = details.amountMinor();
            return amount == null || amount < 0 ? "It needs the right amount" : REASON.refuses(order, details, now);
        }
    };

    private static final Duration EARLY = Duration.ofHours(2);

    /// Why a move cannot be; null if it can.
    abstract @Nullable String refuses(Order order, MoveDetails details, Instant now);
}
