package dev.furrow.demo.check;

import static dev.furrow.demo.check.ChangedHistory.ofType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.people.Outcome;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.swf.model.EventType;

class DecisionTaskRuleTest {
    @Test
    void aTaskThatWasNeverScheduledIsFound() {
        assertThat(new ChangedHistory(Outcome.NO_TAXI)
                        .never(EventType.DECISION_TASK_SCHEDULED)
                        .problems())
                .containsExactly(
                        "event 3 (DecisionTaskStarted) starts decision task 2, which does not wait to be started");
    }

    @Test
    void twoWaitingTasksAreFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NO_TAXI);
        changed.inserted(event -> event.eventType(EventType.DECISION_TASK_SCHEDULED))
                .inserted(event -> event.eventType(EventType.DECISION_TASK_SCHEDULED));

        assertThat(changed.problems())
                .containsExactly("event " + (changed.events.size() - 1)
                        + " (DecisionTaskScheduled) is a second waiting decision task");
    }

    @Test
    void twoTasksInHandAreFound() {
        assertThat(new ChangedHistory(Outcome.NO_TAXI)
                        .never(EventType.DECISION_TASK_COMPLETED)
                        .problems())
                .containsExactly(
                        "event 9 (DecisionTaskStarted) comes while event 3 (DecisionTaskStarted) is not answered");
    }

    @Test
    void anAnswerToAnotherTaskIsFound() {
        assertThat(new ChangedHistory(Outcome.NO_TAXI)
                        .with(
                                ofType(EventType.DECISION_TASK_COMPLETED),
                                event -> event.toBuilder()
                                        .decisionTaskCompletedEventAttributes(completed ->
                                                completed.scheduledEventId(2L).startedEventId(1L))
                                        .build())
                        .problems())
                .containsExactly("event 4 (DecisionTaskCompleted) closes decision task 1, but event 3"
                        + " (DecisionTaskStarted) is the one that is started");
    }

    @Test
    void aCloseOverNewsThatNobodySawIsFound() {
        ChangedHistory changed = new ChangedHistory(Outcome.NOBODY);
        changed.inserted(event -> event.eventType(EventType.WORKFLOW_EXECUTION_CANCEL_REQUESTED));

        assertThat(changed.problems())
                .containsExactly("event " + (changed.events.size() - 1)
                        + " (WorkflowExecutionCancelRequested) was never seen by a decider");
    }
}
