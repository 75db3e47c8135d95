package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.TIMER_ID;

import dev.furrow.api.shape.Text;

/// Cancels a running timer.
///
/// @param timerId the id that the decider chose for the timer
public record CancelTimerDecision(@Text(TIMER_ID) String timerId) implements Decision {}
