package dev.furrow.engine.execution;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.WorkflowExecutionTimeoutType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Section 8.4 of the specification.
class ExecutionTimeoutTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = start();

    private WorkflowExecution start() {
        Run started = engine.call(
                with(dev.furrow.engine.Requests.start("wf"), "executionStartToCloseTimeout", "60"), Run.class);
        return new WorkflowExecution("wf", started.runId());
    }

    @Test
    void aRunTimesOutAtItsInstant() {
        engine.advance(Duration.ofMillis(59_999));
        assertThat(engine.history(run)).hasSize(2);
        engine.advance(Duration.ofMillis(1));
        assertThat(typesFrom(2, engine.history(run))).containsExactly(DecisionTaskScheduled, WorkflowExecutionTimedOut);
        assertThat(Histories.only(dev.furrow.api.event.WorkflowExecutionTimedOut.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionTimedOut(
                        WorkflowExecutionTimeoutType.START_TO_CLOSE, ChildPolicy.TERMINATE));
        WorkflowExecutionInfo info = engine.describe(run).executionInfo();
        assertThat(info.closeStatus()).isEqualTo(CloseStatus.TIMED_OUT);
        assertThat(info.closeTimestamp()).isEqualTo(Instant.ofEpochMilli(engine.now()));
    }

    @Test
    void whatIsOutstandingGetsNoEventsOfItsOwn() {
        engine.decide(schedule("runs"), schedule("waits"), timer("t", 1000));
        engine.advance(Duration.ofSeconds(45));
        engine.pollActivity();
        engine.signal(run, "wake");
        engine.pollDecision();
        int length = engine.history(run).size();
        engine.advance(Duration.ofHours(1));
        assertThat(typesFrom(length + 1, engine.history(run))).containsExactly(WorkflowExecutionTimedOut);
    }

    @Test
    void whatEndsAtTheSameInstantHasNotEnded() {
        engine.decide(with(schedule("a1"), "scheduleToStartTimeout", "60"), timer("t", 60), timer("wake", 0));
        engine.advance(Duration.ofSeconds(30));
        engine.pollDecision();
        engine.advance(Duration.ofSeconds(30));
        assertThat(typesFrom(10, engine.history(run))).containsExactly(DecisionTaskStarted, WorkflowExecutionTimedOut);
    }

    @Test
    void anAnswerAfterTheTimeIsLateEvenIfNobodyNoticed() {
        engine.advance(Duration.ofSeconds(31));
        DecisionTask task = engine.pollDecision();
        engine.advanceUnnoticed(Duration.ofSeconds(29));
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=wf, runId=" + run.runId() + "]",
                () -> engine.complete(task, completeWorkflow()));
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.TIMED_OUT);
    }

    @Test
    void aTimeThatWasUpWhileTheServerWasDownIsNoticedOnTheWayUp() {
        engine.advanceUnnoticed(Duration.ofHours(1));
        engine.restart();
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.TIMED_OUT);
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
    }

    @Test
    void aTimeOfZeroIsUpAtOnce() {
        Run started = engine.call(
                with(dev.furrow.engine.Requests.start("brief"), "executionStartToCloseTimeout", "0"), Run.class);
        assertThat(engine.describe(new WorkflowExecution("brief", started.runId()))
                        .executionInfo()
                        .closeStatus())
                .isEqualTo(CloseStatus.TIMED_OUT);
    }
}
