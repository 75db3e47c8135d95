package dev.furrow.rental.assignment;

import org.jspecify.annotations.Nullable;

/// What the database says about an order that was looking for somebody.
///
/// @param winner the supplier who does it; null for nobody
/// @param isWanted whether it still looks
record Standing(@Nullable String winner, boolean isWanted) {}
