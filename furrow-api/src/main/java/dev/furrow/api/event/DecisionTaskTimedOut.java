package dev.furrow.api.event;

/// No decider answered in time, or none took the task from a sticky list in time.
///
/// @param timeoutType which of the timeouts ran out
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
public record DecisionTaskTimedOut(DecisionTaskTimeoutType timeoutType, long scheduledEventId, long startedEventId)
        implements EventAttributes {}
