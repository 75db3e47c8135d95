package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.FAILURE_REASON;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Closes the run as failed.
///
/// @param reason why, in short
/// @param details why, at length
public record FailWorkflowExecutionDecision(
        @Text(FAILURE_REASON) @Nullable String reason,
        @Text(DATA) @Nullable String details) implements Decision {}
