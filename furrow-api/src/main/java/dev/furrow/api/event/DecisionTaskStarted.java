package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.IDENTITY;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A decider took the decision task.
///
/// @param identity who polled
/// @param scheduledEventId the event that scheduled it
public record DecisionTaskStarted(@Text(IDENTITY) @Nullable String identity, long scheduledEventId)
        implements EventAttributes {}
