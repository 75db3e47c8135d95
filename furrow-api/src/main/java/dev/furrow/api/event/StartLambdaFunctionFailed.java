package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.CAUSE_MESSAGE;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The call of the function could not begin.
///
/// @param scheduledEventId the event that scheduled it
/// @param cause why the service refused or acted
/// @param message what went wrong
public record StartLambdaFunctionFailed(
        long scheduledEventId,
        StartLambdaFunctionFailedCause cause,
        @Text(CAUSE_MESSAGE) @Nullable String message) implements EventAttributes {}
