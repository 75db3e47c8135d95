package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.LIMITED_DATA;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// One of the timeouts of the activity task ran out.
///
/// @param timeoutType which of the timeouts ran out
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
/// @param details why, at length
public record ActivityTaskTimedOut(
        ActivityTaskTimeoutType timeoutType,
        long scheduledEventId,
        long startedEventId,
        @Text(LIMITED_DATA) @Nullable String details)
        implements EventAttributes {}
