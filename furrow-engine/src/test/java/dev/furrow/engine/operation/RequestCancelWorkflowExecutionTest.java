package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import org.junit.jupiter.api.Test;

/// Section 2.4 of the specification: requests to cancel.
class RequestCancelWorkflowExecutionTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private void requestCancel(String runId) {
        engine.call(new RequestCancelWorkflowExecutionRequest(DOMAIN, "wf", runId));
    }

    @Test
    void aRequestIsAnEventAndAsksForADecisionTask() {
        engine.decide();
        requestCancel(run.runId());
        assertThat(Histories.typesFrom(5, engine.history(run)))
                .containsExactly(WorkflowExecutionCancelRequested, DecisionTaskScheduled);
        assertThat(Histories.only(dev.furrow.api.event.WorkflowExecutionCancelRequested.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionCancelRequested(null, 0, null));
    }

    @Test
    void withoutRunIdTheOpenRunIsMeant() {
        requestCancel(null);
        requestCancel("");
        assertThat(Histories.all(dev.furrow.api.event.WorkflowExecutionCancelRequested.class, engine.history(run)))
                .hasSize(2);
    }

    @Test
    void theRunShowsTheRequestFromThenOn() {
        assertThat(engine.describe(run).executionInfo().cancelRequested()).isFalse();
        requestCancel(null);
        assertThat(engine.describe(run).executionInfo().cancelRequested()).isTrue();
        engine.restart();
        assertThat(engine.describe(run).executionInfo().cancelRequested()).isTrue();
    }

    @Test
    void theRequestStaysVisibleAfterTheClose() {
        requestCancel(null);
        engine.decide(completeWorkflow());
        assertThat(engine.describe(run).executionInfo().cancelRequested()).isTrue();
    }

    @Test
    void whatIsUnderWayInTheRunIsNotTouched() {
        engine.decide(schedule("a1"), timer("t", 60), child("child"));
        ActivityTask task = engine.pollActivity();
        requestCancel(null);
        WorkflowExecutionOpenCounts counts = engine.describe(run).openCounts();
        assertThat(counts.openActivityTasks()).isEqualTo(1);
        assertThat(counts.openTimers()).isEqualTo(1);
        assertThat(counts.openChildWorkflowExecutions()).isEqualTo(1);
        assertThat(engine.call(new RecordActivityTaskHeartbeatRequest(task.taskToken(), null), ActivityTaskStatus.class)
                        .cancelRequested())
                .isFalse();
    }
}
