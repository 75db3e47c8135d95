package dev.furrow.api.operation;

/// How many tasks wait.
///
/// @param count how many
/// @param truncated whether the count stopped at a cap
public record PendingTaskCount(int count, boolean truncated) {}
