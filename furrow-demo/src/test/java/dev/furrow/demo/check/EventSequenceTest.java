package dev.furrow.demo.check;

import static dev.furrow.demo.check.BookingHistories.plan;
import static dev.furrow.demo.check.BookingHistories.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

class EventSequenceTest {
    @Test
    void aGapIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);

        assertThat(changed.without(event -> event.eventId() == 5).problems())
                .contains("event 6 (ActivityTaskStarted) stands where event 5 should");
    }

    @Test
    void anEventThatIsThereTwiceIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CONFIRMED);
        changed.events.add(6, changed.events.get(5));

        assertThat(changed.problems()).contains("event 6 (ActivityTaskStarted) stands where event 7 should");
    }

    @Test
    void timeThatRunsBackwardsIsFound() {
        assertThat(new ChangedHistory(Outcome.CONFIRMED)
                        .with(
                                event -> event.eventId() == 4,
                                event -> event.toBuilder()
                                        .eventTimestamp(event.eventTimestamp().minusSeconds(1))
                                        .build())
                        .problems())
                .containsExactly("event 4 (DecisionTaskCompleted) is earlier than the event before it");
    }

    @Test
    void aMissingStartIsFound() {
        assertThat(new ChangedHistory(Outcome.NO_TAXI)
                        .never(EventType.WORKFLOW_EXECUTION_STARTED)
                        .problems())
                .containsExactly(
                        "the history begins with event 1 (MarkerRecorded) instead of WorkflowExecutionStarted");
    }

    @Test
    void aRunThatWasNotClosedIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NOBODY);
        changed.events.removeLast();

        assertThat(changed.problems())
                .containsExactly("no event closes the run; the last is event " + changed.events.size()
                        + " (DecisionTaskCompleted)");
    }

    @Test
    void anEventBehindTheCloseIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NO_TAXI);
        HistoryEvent end = changed.events.getLast();
        changed.events.add(end.toBuilder().eventId(end.eventId() + 1).build());

        assertThat(changed.problems())
                .containsExactly("event " + (end.eventId() + 1)
                        + " (WorkflowExecutionCompleted) stands behind the closing event " + end.eventId()
                        + " (WorkflowExecutionCompleted)");
    }

    @Test
    void anEmptyHistoryIsFound() {
        assertThat(problems(plan(Outcome.CONFIRMED, 0), List.of()))
                .contains(
                        "the history begins with no event instead of WorkflowExecutionStarted",
                        "no event closes the run; the last is no event");
    }
}
