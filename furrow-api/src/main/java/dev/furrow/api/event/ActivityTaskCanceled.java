package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The activity task was canceled.
///
/// @param details why, at length
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
/// @param latestCancelRequestedEventId the newest request to cancel the task
public record ActivityTaskCanceled(
        @Text(DATA) @Nullable String details,
        long scheduledEventId,
        long startedEventId,
        @Nullable Long latestCancelRequestedEventId)
        implements EventAttributes {}
