package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.*;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.engine.Histories;
import dev.furrow.engine.Records;
import dev.furrow.engine.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Complete, Fail, Cancel and, as far as it closes, ContinueAsNew: sections 3.4 and 3.6 of the specification.
class ClosingDecisionsTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    /// One of the four.
    enum Close {
        COMPLETE(
                completeWorkflow(),
                WorkflowExecutionCompleted,
                new CompleteWorkflowExecutionFailed(CompleteWorkflowExecutionFailedCause.UNHANDLED_DECISION, 0),
                new CompleteWorkflowExecutionFailed(CompleteWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, 0)),
        FAIL(
                failWorkflow("frost"),
                WorkflowExecutionFailed,
                new FailWorkflowExecutionFailed(FailWorkflowExecutionFailedCause.UNHANDLED_DECISION, 0),
                new FailWorkflowExecutionFailed(FailWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, 0)),
        CANCEL(
                cancelWorkflow(),
                WorkflowExecutionCanceled,
                new CancelWorkflowExecutionFailed(CancelWorkflowExecutionFailedCause.UNHANDLED_DECISION, 0),
                new CancelWorkflowExecutionFailed(CancelWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, 0)),
        CONTINUE_AS_NEW(
                continueAsNew(),
                WorkflowExecutionContinuedAsNew,
                new ContinueAsNewWorkflowExecutionFailed(
                        ContinueAsNewWorkflowExecutionFailedCause.UNHANDLED_DECISION, 0),
                new ContinueAsNewWorkflowExecutionFailed(
                        ContinueAsNewWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, 0));

        private final Decision decision;
        private final EventType closing;
        private final EventAttributes unhandled;
        private final EventAttributes notPermitted;

        <A extends Record & EventAttributes> Close(Decision decision, EventType closing, A unhandled, A notPermitted) {
            this.decision = decision;
            this.closing = closing;
            this.unhandled = unhandled;
            this.notPermitted = notPermitted;
        }

        EventAttributes unhandled(long completedEventId) {
            return (EventAttributes) Records.with((Record) unhandled, "decisionTaskCompletedEventId", completedEventId);
        }

        EventAttributes notPermitted(long completedEventId) {
            return (EventAttributes)
                    Records.with((Record) notPermitted, "decisionTaskCompletedEventId", completedEventId);
        }
    }

    private EventAttributes at(long eventId) {
        return engine.history(run).get((int) eventId - 1).attributes();
    }

    private void assertClosed(Close close) {
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(close.closing);
        assertThat(engine.describe(run).executionInfo().closeStatus()).isNotNull();
    }

    @Test
    void completedCarriesItsResult() {
        engine.decide(new CompleteWorkflowExecutionDecision("harvest"));
        assertThat(at(5)).isEqualTo(new WorkflowExecutionCompleted("harvest", 4));
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void failedCarriesItsReasonAndDetails() {
        engine.decide(new FailWorkflowExecutionDecision("frost", "-7 C"));
        assertThat(at(5)).isEqualTo(new WorkflowExecutionFailed("frost", "-7 C", 4));
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.FAILED);
    }

    @Test
    void canceledCarriesItsDetailsAndNeedsNoRequest() {
        engine.decide(new CancelWorkflowExecutionDecision("winter"));
        assertThat(at(5)).isEqualTo(new WorkflowExecutionCanceled("winter", 4));
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.CANCELED);
    }

    @ParameterizedTest
    @EnumSource
    void withoutPermissionTheRunStaysOpen(Close close) {
        engine.permit((decision, type) -> false);
        engine.decide(close.decision);
        assertThat(at(5)).isEqualTo(close.notPermitted(4));
        assertThat(at(6)).isInstanceOf(DecisionTaskScheduled.class);
        assertThat(engine.history(run)).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void permissionComesBeforeUnhandledDecisions(Close close) {
        DecisionTask task = engine.pollDecision();
        engine.signal(run, "late");
        engine.permit((decision, type) -> false);
        engine.complete(task, close.decision);
        assertThat(at(7)).isEqualTo(close.notPermitted(6));
    }

    @Nested
    class Unhandled {
        @ParameterizedTest
        @EnumSource
        void aCloseIsRefusedWhileSomethingUnseenWaits(Close close) {
            DecisionTask task = engine.pollDecision();
            engine.signal(run, "late");
            engine.complete(task, close.decision);
            assertThat(typesFrom(3, engine.history(run)))
                    .startsWith(
                            DecisionTaskStarted,
                            WorkflowExecutionSignaled,
                            DecisionTaskScheduled,
                            DecisionTaskCompleted)
                    .hasSize(5);
            assertThat(at(7)).isEqualTo(close.unhandled(6));
        }

        @ParameterizedTest
        @EnumSource
        void theTaskThatWaitsComesAtOnceAndCanClose(Close close) {
            DecisionTask task = engine.pollDecision();
            engine.signal(run, "late");
            engine.complete(task, close.decision);
            DecisionTask next = engine.pollDecision();
            assertThat(next.previousStartedEventId()).isEqualTo(3);
            engine.complete(next, close.decision);
            assertClosed(close);
        }

        @ParameterizedTest
        @EnumSource
        void theOtherDecisionsStand(Close close) {
            DecisionTask task = engine.pollDecision();
            engine.signal(run, "late");
            engine.complete(task, timer("t", 100), schedule("a1"), close.decision);
            assertThat(typesFrom(7, engine.history(run)).subList(0, 2))
                    .containsExactly(TimerStarted, ActivityTaskScheduled);
            assertThat(at(9)).isEqualTo(close.unhandled(6));
            assertThat(engine.describe(run).openCounts().openTimers()).isEqualTo(1);
            assertThat(engine.pollActivity().activityId()).isEqualTo("a1");
        }

        @ParameterizedTest
        @EnumSource
        void openWorkIsNoReason(Close close) {
            engine.decide(
                    schedule("waits"),
                    schedule("runs"),
                    timer("t", 100),
                    Records.with(child("child"), "taskList", new TaskList("children")));
            engine.pollActivity();
            engine.decide(close.decision);
            assertClosed(close);
        }

        @ParameterizedTest
        @EnumSource
        void theStartOfAnActivityTaskIsNoReason(Close close) {
            engine.decide(schedule("a1"), timer("wake", 0));
            DecisionTask task = engine.pollDecision();
            engine.pollActivity();
            engine.complete(task, close.decision);
            assertClosed(close);
        }

        @ParameterizedTest
        @EnumSource
        void refusalsOfTheSameAnswerAreNoReason(Close close) {
            engine.decide(cancelTimer("nobody"), cancelActivity("nobody"), close.decision);
            assertThat(at(5)).isInstanceOf(CancelTimerFailed.class);
            assertClosed(close);
        }

        @ParameterizedTest
        @EnumSource
        void aCancelationOfTheSameAnswerIsNoReason(Close close) {
            engine.decide(schedule("a1"), cancelActivity("a1"), close.decision);
            assertThat(at(7)).isInstanceOf(ActivityTaskCanceled.class);
            assertClosed(close);
        }

        @ParameterizedTest
        @EnumSource
        void aSignalOfTheSameAnswerIsNoReasonAndIsDelivered(Close close) {
            WorkflowExecution target = engine.start("target");
            DecisionTask first = engine.pollDecision();
            engine.complete(first, signalExternal("target", null), close.decision);
            assertThat(first.workflowExecution()).isEqualTo(run);
            assertClosed(close);
            assertThat(Histories.types(engine.history(target))).contains(WorkflowExecutionSignaled);
        }

        @ParameterizedTest
        @EnumSource
        void anActivityTaskThatEndsMeanwhileIsAReason(Close close) {
            engine.decide(schedule("a1"), timer("wake", 0));
            ActivityTask activity = engine.pollActivity();
            DecisionTask task = engine.pollDecision();
            engine.complete(activity, null);
            engine.complete(task, close.decision);
            assertThat(engine.history(run).getLast().attributes()).isEqualTo(close.unhandled(13));
        }
    }

    @Test
    void nothingButTheRefusalFollowsARefusedClose() {
        DecisionTask task = engine.pollDecision();
        engine.signal(run, "late");
        engine.complete(task, cancelTimer("nobody"), completeWorkflow());
        assertThat(typesFrom(6, engine.history(run)))
                .isEqualTo(List.of(DecisionTaskCompleted, CancelTimerFailed, CompleteWorkflowExecutionFailed));
    }
}
