package dev.furrow.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.Outcome;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.swf.model.EventType;

class RefusalRuleTest {
    @Test
    void aRefusedDecisionIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NO_TAXI);
        changed.inserted(event -> event.eventType(EventType.SCHEDULE_ACTIVITY_TASK_FAILED)
                .scheduleActivityTaskFailedEventAttributes(failed -> failed.cause("ACTIVITY_ID_ALREADY_IN_USE")));

        assertThat(changed.problems())
                .containsExactly("event " + (changed.events.size() - 1)
                        + " (ScheduleActivityTaskFailed) refuses a decision: ACTIVITY_ID_ALREADY_IN_USE");
    }

    @Test
    void aTimerThatCouldNotBeCancelledThoughItRanIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.CANCELLED);
        changed.inserted(event -> event.eventType(EventType.CANCEL_TIMER_FAILED)
                .cancelTimerFailedEventAttributes(failed -> failed.cause("TIMER_ID_UNKNOWN")));

        assertThat(changed.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).endsWith("(CancelTimerFailed) refuses a decision: TIMER_ID_UNKNOWN"));
    }

    @Test
    void aTimerThatFiredBeforeItCouldBeCancelledIsNoProblem() {
        ChangedHistory changed = new ChangedHistory(Outcome.NOBODY);
        changed.inserted(event -> event.eventType(EventType.CANCEL_TIMER_FAILED)
                .cancelTimerFailedEventAttributes(failed -> failed.cause("TIMER_ID_UNKNOWN")));

        assertThat(changed.problems()).isEmpty();
    }

    @Test
    void aCloseThatHadToWaitIsNoProblem() {
        ChangedHistory changed = new ChangedHistory(Outcome.NOBODY);
        changed.inserted(event -> event.eventType(EventType.COMPLETE_WORKFLOW_EXECUTION_FAILED)
                .completeWorkflowExecutionFailedEventAttributes(failed -> failed.cause("UNHANDLED_DECISION")));

        assertThat(changed.problems()).isEmpty();
    }
}
