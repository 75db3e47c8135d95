package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Closes the run as canceled.
///
/// @param details why, at length
public record CancelWorkflowExecutionDecision(
        @Text(DATA) @Nullable String details) implements Decision {}
