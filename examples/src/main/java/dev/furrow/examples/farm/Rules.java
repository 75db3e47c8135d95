package dev.furrow.examples.farm;

import java.time.Duration;

/// How orders are assigned; the back office may change it at any time, and the next round goes by it.
///
/// @param perSupplier how long one supplier has to answer
/// @param acceptWithin how long a round may take altogether
/// @param retryAfter the pause before the next round
/// @param maxRounds how often the whole is tried
// region rules
record Rules(Duration perSupplier, Duration acceptWithin, Duration retryAfter, int maxRounds) {}
// endregion
