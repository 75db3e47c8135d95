package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS;
import static dev.furrow.api.shape.TextKind.TIMER_ID;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A decision started a timer.
///
/// @param timerId the id that the decider chose for the timer
/// @param control a note to the decider itself, shown in events only
/// @param startToFireTimeout seconds until the timer fires
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record TimerStarted(
        @Text(TIMER_ID) String timerId,
        @Text(DATA) @Nullable String control,
        @Text(DURATION_IN_SECONDS) String startToFireTimeout,
        long decisionTaskCompletedEventId)
        implements EventAttributes {}
