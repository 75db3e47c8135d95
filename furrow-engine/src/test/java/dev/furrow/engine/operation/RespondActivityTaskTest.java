package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import org.junit.jupiter.api.Test;

/// How workers end activity tasks: sections 6.4 and 6.5 of the specification.
class RespondActivityTaskTest {
    private final TestEngine engine = new TestEngine(TestSettings.aws()).withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private ActivityTask task() {
        engine.decide(schedule("a1"));
        return engine.pollActivity();
    }

    private void requestCancel() {
        engine.signal(run, "wake");
        engine.decide(cancelActivity("a1"));
    }

    private void fail(ActivityTask task, String reason, String details) {
        engine.call(new RespondActivityTaskFailedRequest(task.taskToken(), reason, details));
    }

    private void cancel(ActivityTask task, String details) {
        engine.call(new RespondActivityTaskCanceledRequest(task.taskToken(), details));
    }

    private <T extends dev.furrow.api.event.EventAttributes> T event(Class<T> type) {
        return Histories.only(type, engine.history(run));
    }

    @Test
    void completedIsAnEventAndAsksForADecisionTask() {
        engine.complete(task(), "harvest");
        assertThat(typesFrom(6, engine.history(run)))
                .containsExactly(ActivityTaskStarted, ActivityTaskCompleted, DecisionTaskScheduled);
        assertThat(event(dev.furrow.api.event.ActivityTaskCompleted.class))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskCompleted("harvest", 5, 6));
    }

    @Test
    void failedIsAnEventAndAsksForADecisionTask() {
        fail(task(), "frost", "-7 C");
        assertThat(typesFrom(6, engine.history(run)))
                .containsExactly(ActivityTaskStarted, ActivityTaskFailed, DecisionTaskScheduled);
        assertThat(event(dev.furrow.api.event.ActivityTaskFailed.class))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskFailed("frost", "-7 C", 5, 6));
    }

    @Test
    void canceledIsAnEventAndAsksForADecisionTask() {
        ActivityTask task = task();
        requestCancel();
        cancel(task, "at row 7");
        assertThat(typesFrom(11, engine.history(run)))
                .containsExactly(ActivityTaskCancelRequested, ActivityTaskCanceled, DecisionTaskScheduled);
        assertThat(event(dev.furrow.api.event.ActivityTaskCanceled.class))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskCanceled("at row 7", 5, 6, 11L));
    }

    @Test
    void canceledUnaskedNamesNoRequest() {
        cancel(task(), null);
        assertThat(event(dev.furrow.api.event.ActivityTaskCanceled.class))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskCanceled(null, 5, 6, null));
    }

    @Test
    void completedIsAcceptedAfterARequestToCancel() {
        ActivityTask task = task();
        requestCancel();
        engine.complete(task, "harvest");
        assertThat(event(dev.furrow.api.event.ActivityTaskCompleted.class).result())
                .isEqualTo("harvest");
    }

    @Test
    void failedIsAcceptedAfterARequestToCancel() {
        ActivityTask task = task();
        requestCancel();
        fail(task, null, null);
        assertThat(event(dev.furrow.api.event.ActivityTaskFailed.class))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskFailed(null, null, 5, 6));
    }

    @Test
    void anAnswerThatIsTooLongLeavesTheTaskOpen() {
        ActivityTask task = task();
        assertThat(refusalOf(() -> engine.complete(task, "x".repeat(32_769))).type())
                .isEqualTo(FaultType.VALIDATION);
        assertThat(refusalOf(() -> fail(task, "x".repeat(257), null)).type()).isEqualTo(FaultType.VALIDATION);
        assertThat(refusalOf(() -> fail(task, null, "x".repeat(32_769))).type()).isEqualTo(FaultType.VALIDATION);
        assertThat(refusalOf(() -> cancel(task, "x".repeat(32_769))).type()).isEqualTo(FaultType.VALIDATION);
        fail(task, "x".repeat(256), "x".repeat(32_768));
    }

    @Test
    void theIdIsFreeAgainOnceTheTaskIsClosed() {
        engine.complete(task(), null);
        engine.complete(task(), null);
        assertThat(Histories.all(dev.furrow.api.event.ActivityTaskCompleted.class, engine.history(run)))
                .extracting(dev.furrow.api.event.ActivityTaskCompleted::scheduledEventId)
                .containsExactly(5L, 11L);
    }

    @Test
    void aTaskOfAClosedRunIsUnknownAndLeavesNoEvent() {
        ActivityTask task = task();
        engine.signal(run, "wake");
        engine.decide(completeWorkflow());
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=wf, runId=" + run.runId() + "]",
                () -> engine.complete(task, null));
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(WorkflowExecutionCompleted);
    }

    @Test
    void aScheduledTaskLeavesItsListWhenTheRunCloses() {
        engine.decide(schedule("a1"));
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
        assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
    }
}
