package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The run closed as canceled.
///
/// @param details why, at length
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record WorkflowExecutionCanceled(
        @Text(DATA) @Nullable String details, long decisionTaskCompletedEventId) implements EventAttributes {}
