package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.RequestCancelActivityTaskFailedCause;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import org.junit.jupiter.api.Test;

/// Section 3.6 of the specification: RequestCancelActivityTask.
class RequestCancelActivityTaskTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private void assertRefused(RequestCancelActivityTaskFailedCause cause) {
        assertThat(typesFrom(engine.history(run).size() - 1, engine.history(run)))
                .containsExactly(RequestCancelActivityTaskFailed, DecisionTaskScheduled);
        assertThat(Histories.last(dev.furrow.api.event.RequestCancelActivityTaskFailed.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.RequestCancelActivityTaskFailed(
                        "a1", cause, Histories.idOfLast(DecisionTaskCompleted, engine.history(run))));
    }

    @Test
    void aTaskThatNobodyHasTakenIsCanceledAtOnce() {
        engine.decide(schedule("a1"), timer("t", 0));
        engine.decide(cancelActivity("a1"));
        assertThat(typesFrom(10, engine.history(run)))
                .containsExactly(
                        DecisionTaskCompleted,
                        ActivityTaskCancelRequested,
                        ActivityTaskCanceled,
                        DecisionTaskScheduled);
        assertThat(Histories.only(dev.furrow.api.event.ActivityTaskCancelRequested.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskCancelRequested(10, "a1"));
        assertThat(Histories.only(dev.furrow.api.event.ActivityTaskCanceled.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskCanceled(null, 5, 0, 11L));
        assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
    }

    @Test
    void aTaskThatAWorkerHasIsOnlyMarked() {
        engine.decide(schedule("a1"));
        engine.pollActivity();
        engine.signal(run, "wake");
        engine.decide(cancelActivity("a1"));
        assertThat(typesFrom(10, engine.history(run)))
                .containsExactly(DecisionTaskCompleted, ActivityTaskCancelRequested);
        assertThat(engine.describe(run).openCounts().openActivityTasks()).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestIsAnotherEventAndTheLatestCounts() {
        engine.decide(schedule("a1"));
        ActivityTask task = engine.pollActivity();
        engine.signal(run, "wake");
        engine.decide(cancelActivity("a1"), cancelActivity("a1"));
        engine.call(new RespondActivityTaskCanceledRequest(task.taskToken(), null));
        assertThat(Histories.only(dev.furrow.api.event.ActivityTaskCanceled.class, engine.history(run))
                        .latestCancelRequestedEventId())
                .isEqualTo(12);
    }

    @Test
    void aTaskOfTheSameAnswerCanBeCanceled() {
        engine.decide(schedule("a1"), cancelActivity("a1"));
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(
                        DecisionTaskCompleted,
                        ActivityTaskScheduled,
                        ActivityTaskCancelRequested,
                        ActivityTaskCanceled,
                        DecisionTaskScheduled);
        assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
    }

    @Test
    void anIdThatNeverWasIsUnknown() {
        engine.decide(cancelActivity("a1"));
        assertRefused(RequestCancelActivityTaskFailedCause.ACTIVITY_ID_UNKNOWN);
    }

    @Test
    void anIdWhoseTaskHasClosedIsUnknown() {
        engine.decide(schedule("a1"));
        engine.complete(engine.pollActivity(), null);
        engine.decide(cancelActivity("a1"));
        assertRefused(RequestCancelActivityTaskFailedCause.ACTIVITY_ID_UNKNOWN);
    }

    @Test
    void withoutPermissionTheTaskIsNotTouched() {
        engine.decide(schedule("a1"), timer("t", 0));
        engine.permit((decision, type) -> false);
        engine.decide(cancelActivity("a1"));
        assertRefused(RequestCancelActivityTaskFailedCause.OPERATION_NOT_PERMITTED);
        engine.pollActivity();
    }

    @Test
    void permissionComesBeforeTheId() {
        engine.permit((decision, type) -> false);
        engine.decide(cancelActivity("a1"));
        assertRefused(RequestCancelActivityTaskFailedCause.OPERATION_NOT_PERMITTED);
    }
}
