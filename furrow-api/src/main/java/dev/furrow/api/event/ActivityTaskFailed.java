package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.FAILURE_REASON;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The worker failed the activity task.
///
/// @param reason why, in short
/// @param details why, at length
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
public record ActivityTaskFailed(
        @Text(FAILURE_REASON) @Nullable String reason,
        @Text(DATA) @Nullable String details,
        long scheduledEventId,
        long startedEventId)
        implements EventAttributes {}
