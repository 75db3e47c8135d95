package dev.furrow.api.event;

/// The function took too long.
///
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
/// @param timeoutType which of the timeouts ran out
public record LambdaFunctionTimedOut(long scheduledEventId, long startedEventId, LambdaFunctionTimeoutType timeoutType)
        implements EventAttributes {}
