package dev.furrow.rental.assignment;

import java.time.Duration;

/// How orders are assigned. The back office may change it at any time, and the next round goes by it.
///
/// @param perSupplier how long each has to answer
/// @param acceptWithin how long a round may take altogether
/// @param retryAfter the pause before the next round
/// @param maxRounds how often the whole is tried before the desk takes over
/// @param batch how many are asked at once
// region rules
public record Rules(Duration perSupplier, Duration acceptWithin, Duration retryAfter, int maxRounds, int batch) {}
// endregion
