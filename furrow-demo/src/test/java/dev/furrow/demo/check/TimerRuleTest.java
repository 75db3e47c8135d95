package dev.furrow.demo.check;

import static dev.furrow.demo.check.ChangedHistory.ofType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.Outcome;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.swf.model.EventType;

class TimerRuleTest {
    @Test
    void aTimerThatIsLostIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);
        long timer = changed.id(EventType.TIMER_STARTED);

        assertThat(changed.never(EventType.TIMER_CANCELED).problems())
                .containsExactly("the timer of event " + timer + " (TimerStarted) neither fired nor was it cancelled");
    }

    @Test
    void aTimerThatFiresTwiceIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NOBODY);
        int fired = changed.index(ofType(EventType.TIMER_FIRED));
        changed.insertedAt(fired + 1, event -> changed.events.get(fired).toBuilder());

        assertThat(changed.problems())
                .anySatisfy(problem -> assertThat(problem)
                        .contains("ended more than once: event " + (fired + 1) + " (TimerFired), event " + (fired + 2)
                                + " (TimerFired)"));
    }

    @Test
    void aTimerThatFiresEarlyIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NOBODY);
        long fired = changed.id(EventType.TIMER_FIRED);
        // The clock of the history goes on ten milliseconds an event.
        changed.with(
                ofType(EventType.TIMER_STARTED),
                event -> event.toBuilder()
                        .timerStartedEventAttributes(event.timerStartedEventAttributes().toBuilder()
                                .startToFireTimeout("240")
                                .build())
                        .build());

        assertThat(changed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("event " + fired + " (TimerFired) came after 4")
                        .endsWith(" ms, not after 240 s"));
    }

    @Test
    void aTimerThatWasNeverStartedIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CANCELLED);
        long cancelled = changed.id(EventType.TIMER_CANCELED);

        assertThat(changed.never(EventType.TIMER_STARTED).problems())
                .containsExactly("event " + cancelled + " (TimerCanceled) ends a timer that was never started");
    }

    @Test
    void anEndOfAnotherTimerIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CANCELLED);
        long started = changed.id(EventType.TIMER_STARTED);
        long cancelled = changed.id(EventType.TIMER_CANCELED);
        changed.with(
                ofType(EventType.TIMER_CANCELED),
                event -> event.toBuilder()
                        .timerCanceledEventAttributes(timer -> timer.startedEventId(3L))
                        .build());

        assertThat(changed.problems())
                .containsExactly(
                        "event " + cancelled + " (TimerCanceled) names 3 as its start, but that is " + started);
    }
}
