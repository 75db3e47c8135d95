package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.TIMER_ID;

import dev.furrow.api.shape.Text;

/// A decision to cancel a timer was refused.
///
/// @param timerId the id that the decider chose for the timer
/// @param cause why the service refused or acted
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record CancelTimerFailed(
        @Text(TIMER_ID) String timerId, CancelTimerFailedCause cause, long decisionTaskCompletedEventId)
        implements EventAttributes {}
