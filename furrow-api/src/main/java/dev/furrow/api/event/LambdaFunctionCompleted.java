package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The function returned.
///
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
/// @param result what came out
public record LambdaFunctionCompleted(
        long scheduledEventId,
        long startedEventId,
        @Text(DATA) @Nullable String result) implements EventAttributes {}
