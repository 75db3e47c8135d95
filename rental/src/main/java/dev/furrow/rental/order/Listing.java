package dev.furrow.rental.order;

import dev.furrow.rental.refusal.RefusedException;
import org.jspecify.annotations.Nullable;

/// A page of a list of orders, the newest first.
///
/// @param after the last order of the page before; null for the first page
/// @param atMost how many
/// @param isOpen without those that are over
public record Listing(@Nullable String after, int atMost, boolean isOpen) {
    private static final int MOST = 200;

    /// As much as there is on one page.
    public static final Listing FIRST = new Listing(null, MOST, false);

    /// Everything that goes on, as far as one page shows it.
    public static final Listing OPEN = new Listing(null, MOST, true);

    /// Refuses pages that are too large.
    public Listing {
        if (atMost < 1 || atMost > MOST) {
            throw RefusedException.invalid("limit is " + atMost + "; it must be 1 to " + MOST);
        }
    }
}
