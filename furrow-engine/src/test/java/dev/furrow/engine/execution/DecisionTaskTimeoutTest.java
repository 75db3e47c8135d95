package dev.furrow.engine.execution;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.DecisionTaskTimeoutType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Section 5.5 of the specification.
class DecisionTaskTimeoutTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private dev.furrow.api.event.DecisionTaskTimedOut timedOut() {
        return Histories.last(dev.furrow.api.event.DecisionTaskTimedOut.class, engine.history(run));
    }

    @Test
    void theTimeCountsFromTheStart() {
        engine.advance(Duration.ofSeconds(100));
        engine.pollDecision();
        engine.advance(Duration.ofMillis(29_999));
        assertThat(typesFrom(3, engine.history(run))).containsExactly(DecisionTaskStarted);
        engine.advance(Duration.ofMillis(1));
        assertThat(timedOut())
                .isEqualTo(new dev.furrow.api.event.DecisionTaskTimedOut(DecisionTaskTimeoutType.START_TO_CLOSE, 2, 3));
        assertThat(engine.history(run).get(3).eventTimestamp()).isEqualTo(Instant.ofEpochMilli(engine.now()));
    }

    @Test
    void aTimeoutOfNoneNeverComes() {
        Run started = engine.call(
                with(start("patient"), "taskStartToCloseTimeout", "NONE", "executionStartToCloseTimeout", "10000000"),
                Run.class);
        WorkflowExecution patient = new WorkflowExecution("patient", started.runId());
        engine.decide();
        DecisionTask task = engine.pollDecision();
        engine.advance(Duration.ofDays(100));
        assertThat(typesFrom(3, engine.history(patient))).containsExactly(DecisionTaskStarted);
        engine.complete(task, completeWorkflow());
    }

    @Test
    void aTaskWaitsAsLongAsItsRunLives() {
        engine.advance(Duration.ofSeconds(3599));
        assertThat(engine.history(run)).hasSize(2);
        assertThat(engine.pollDecision().startedEventId()).isEqualTo(3);
    }

    @Test
    void aDeciderThatAlwaysDiesLoopsUntilTheRunTimesOut() {
        for (int i = 0; i < 119; i++) {
            engine.pollDecision();
            engine.advance(Duration.ofSeconds(30));
        }
        assertThat(Histories.all(dev.furrow.api.event.DecisionTaskTimedOut.class, engine.history(run)))
                .hasSize(119);
        engine.advance(Duration.ofSeconds(30));
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(WorkflowExecutionTimedOut);
    }

    @Test
    void aCompletionAfterTheDeadlineIsLateEvenIfNobodyNoticedTheDeadline() {
        DecisionTask task = engine.pollDecision();
        engine.advanceUnnoticed(Duration.ofSeconds(30));
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown decision task, scheduledEventId = 2",
                () -> engine.complete(task, completeWorkflow()));
        assertThat(typesFrom(3, engine.history(run)))
                .containsExactly(DecisionTaskStarted, DecisionTaskTimedOut, DecisionTaskScheduled);
    }

    @Test
    void aCompletionJustBeforeTheDeadlineIsInTime() {
        DecisionTask task = engine.pollDecision();
        engine.advanceUnnoticed(Duration.ofMillis(29_999));
        engine.complete(task, completeWorkflow());
    }

    @Test
    void aDeadlineThatPassedWhileTheServerWasDownIsNoticedOnTheWayUp() {
        engine.pollDecision();
        engine.advanceUnnoticed(Duration.ofSeconds(31));
        engine.restart();
        assertThat(typesFrom(3, engine.history(run)))
                .containsExactly(DecisionTaskStarted, DecisionTaskTimedOut, DecisionTaskScheduled);
        assertThat(engine.decisionTaskWaits("deciders")).isTrue();
    }

    @Test
    void aDeadlineOutlivesARestart() {
        DecisionTask task = engine.pollDecision();
        engine.advance(Duration.ofSeconds(20));
        engine.restart();
        engine.advance(Duration.ofMillis(9_999));
        assertThat(engine.history(run)).hasSize(3);
        engine.advance(Duration.ofMillis(1));
        assertThat(timedOut().startedEventId()).isEqualTo(task.startedEventId());
    }

    @Test
    void aTaskThatTimedOutIsNotThePreviousOne() {
        engine.decide(timer("t", 1));
        engine.advance(Duration.ofSeconds(1));
        DecisionTask lost = engine.pollDecision();
        assertThat(lost.previousStartedEventId()).isEqualTo(3);
        engine.advance(Duration.ofSeconds(30));
        assertThat(engine.pollDecision().previousStartedEventId()).isEqualTo(3);
    }
}
