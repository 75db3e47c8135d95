package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.IDENTITY;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A worker took the activity task.
///
/// @param identity who polled
/// @param scheduledEventId the event that scheduled it
public record ActivityTaskStarted(@Text(IDENTITY) @Nullable String identity, long scheduledEventId)
        implements EventAttributes {}
