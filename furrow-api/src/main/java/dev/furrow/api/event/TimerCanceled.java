package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.TIMER_ID;

import dev.furrow.api.shape.Text;

/// A decision canceled a timer.
///
/// @param timerId the id that the decider chose for the timer
/// @param startedEventId the event that started it; 0 when nothing did
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record TimerCanceled(@Text(TIMER_ID) String timerId, long startedEventId, long decisionTaskCompletedEventId)
        implements EventAttributes {}
