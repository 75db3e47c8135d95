package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The worker finished the activity task.
///
/// @param result what came out
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
public record ActivityTaskCompleted(@Text(DATA) @Nullable String result, long scheduledEventId, long startedEventId)
        implements EventAttributes {}
