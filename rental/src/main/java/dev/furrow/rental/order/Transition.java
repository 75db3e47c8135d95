package dev.furrow.rental.order;

import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A move that was made, as it is kept for ever.
///
/// @param accountId who; null for the marketplace itself
public record Transition(
        OrderMove move,
        OrderState from,
        OrderState to,
        @Nullable String accountId,
        Role role,
        Source source,
        @Nullable String reason,
        Instant at) {}
