package dev.furrow.api.operation;

/// How many runs pass the filters.
///
/// @param count how many
/// @param truncated whether the count stopped at a cap
public record WorkflowExecutionCount(int count, boolean truncated) {}
