package dev.furrow.api.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A span of time, both ends included.
///
/// @param oldestDate the earliest, inclusive
/// @param latestDate the latest, inclusive; absent for no bound
public record ExecutionTimeFilter(
        Instant oldestDate, @Nullable Instant latestDate) {}
