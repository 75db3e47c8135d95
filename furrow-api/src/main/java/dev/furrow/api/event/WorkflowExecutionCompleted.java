package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The run closed as completed.
///
/// @param result what came out
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record WorkflowExecutionCompleted(
        @Text(DATA) @Nullable String result, long decisionTaskCompletedEventId) implements EventAttributes {}
