package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.FAILURE_REASON;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The run closed as failed.
///
/// @param reason why, in short
/// @param details why, at length
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record WorkflowExecutionFailed(
        @Text(FAILURE_REASON) @Nullable String reason,
        @Text(DATA) @Nullable String details,
        long decisionTaskCompletedEventId)
        implements EventAttributes {}
