package dev.furrow.api.event;

/// The call of the function began.
///
/// @param scheduledEventId the event that scheduled it
public record LambdaFunctionStarted(long scheduledEventId) implements EventAttributes {}
