package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Closes the run as completed.
///
/// @param result what came out
public record CompleteWorkflowExecutionDecision(
        @Text(DATA) @Nullable String result) implements Decision {}
