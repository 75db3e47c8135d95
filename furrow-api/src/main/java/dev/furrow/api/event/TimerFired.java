package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.TIMER_ID;

import dev.furrow.api.shape.Text;

/// A timer was due.
///
/// @param timerId the id that the decider chose for the timer
/// @param startedEventId the event that started it; 0 when nothing did
public record TimerFired(@Text(TIMER_ID) String timerId, long startedEventId) implements EventAttributes {}
