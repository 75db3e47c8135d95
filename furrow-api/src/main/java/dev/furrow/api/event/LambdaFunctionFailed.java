package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.FAILURE_REASON;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The function failed, or could not be reached.
///
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
/// @param reason why, in short
/// @param details why, at length
public record LambdaFunctionFailed(
        long scheduledEventId,
        long startedEventId,
        @Text(FAILURE_REASON) @Nullable String reason,
        @Text(DATA) @Nullable String details)
        implements EventAttributes {}
