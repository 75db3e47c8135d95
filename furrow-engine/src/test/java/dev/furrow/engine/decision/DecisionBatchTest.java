package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The answer of a decider as a whole: sections 3.1 and 3.2 of the specification.
class DecisionBatchTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    static List<Decision> closes() {
        return List.of(completeWorkflow(), failWorkflow("frost"), cancelWorkflow(), continueAsNew());
    }

    private void sendRaw(String decisions, DecisionTask task) {
        String body = "{\"taskToken\":\"" + task.taskToken() + "\"" + decisions + "}";
        assertThat(engine.sendRaw(body.getBytes(StandardCharsets.UTF_8), RespondDecisionTaskCompletedRequest.class)
                        .body())
                .isEmpty();
    }

    @Test
    void everyEventOfAnAnswerHasTheSameTimestampAndNamesItsCompletion() {
        DecisionTask task = engine.pollDecision();
        engine.advance(Duration.ofSeconds(1));
        engine.complete(task, marker("m"), timer("t", 10), schedule("a1"), cancelTimer("nobody"));
        List<HistoryEvent> events = engine.history(run).subList(3, 9);
        assertThat(Histories.types(events))
                .containsExactly(
                        DecisionTaskCompleted,
                        MarkerRecorded,
                        TimerStarted,
                        ActivityTaskScheduled,
                        CancelTimerFailed,
                        DecisionTaskScheduled);
        assertThat(events)
                .extracting(HistoryEvent::eventTimestamp)
                .containsOnly(events.getFirst().eventTimestamp());
        assertThat(Histories.only(dev.furrow.api.event.CancelTimerFailed.class, events)
                        .decisionTaskCompletedEventId())
                .isEqualTo(4);
    }

    @Test
    void theCompletionNamesItsTask() {
        DecisionTask task = engine.pollDecision();
        engine.call(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(), "context", null, null));
        assertThat(Histories.only(dev.furrow.api.event.DecisionTaskCompleted.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.DecisionTaskCompleted("context", 2, 3, null, null));
    }

    @Test
    void anEmptyListOfDecisionsIsAnAnswer() {
        sendRaw(",\"decisions\":[]", engine.pollDecision());
        assertThat(typesFrom(4, engine.history(run))).containsExactly(DecisionTaskCompleted);
    }

    @Test
    void noListOfDecisionsIsAnAnswer() {
        sendRaw("", engine.pollDecision());
        assertThat(typesFrom(4, engine.history(run))).containsExactly(DecisionTaskCompleted);
    }

    @Test
    void aListThatIsNullIsNone() {
        sendRaw(",\"decisions\":null,\"executionContext\":null", engine.pollDecision());
        assertThat(typesFrom(4, engine.history(run))).containsExactly(DecisionTaskCompleted);
    }

    @Test
    void afterAnEmptyAnswerTheRunSleeps() {
        engine.decide();
        engine.advance(Duration.ofMinutes(50));
        assertThat(engine.history(run)).hasSize(4);
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
    }

    @Test
    void moreThanAHundredDecisionsAreAccepted() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            decisions.add(marker("m" + i));
        }
        engine.decide(decisions.toArray(Decision[]::new));
        assertThat(Histories.all(dev.furrow.api.event.MarkerRecorded.class, engine.history(run)))
                .hasSize(500);
    }

    @Test
    void laterDecisionsSeeTheEffectOfEarlierOnes() {
        engine.decide(timer("t", 10), cancelTimer("t"), timer("t", 20), timer("t", 30));
        assertThat(typesFrom(5, engine.history(run)))
                .containsExactly(TimerStarted, TimerCanceled, TimerStarted, StartTimerFailed, DecisionTaskScheduled);
    }

    @Test
    void severalRefusalsAskForOneTask() {
        engine.decide(cancelTimer("x"), cancelActivity("y"), cancelTimer("z"));
        assertThat(typesFrom(5, engine.history(run)))
                .containsExactly(
                        CancelTimerFailed, RequestCancelActivityTaskFailed, CancelTimerFailed, DecisionTaskScheduled);
    }

    @ParameterizedTest
    @MethodSource("closes")
    void aCloseMustBeTheLastDecision(Decision close) {
        DecisionTask task = engine.pollDecision();
        assertRefused(
                FaultType.VALIDATION,
                "Close must be last decision in list",
                () -> engine.complete(task, close, marker("m")));
        assertThat(engine.history(run)).hasSize(3);
        engine.complete(task, marker("m"), close);
    }

    @ParameterizedTest
    @MethodSource("closes")
    void twoClosesAreOneTooMany(Decision close) {
        DecisionTask task = engine.pollDecision();
        assertRefused(
                FaultType.VALIDATION,
                "Close must be last decision in list",
                () -> engine.complete(task, completeWorkflow(), close));
        engine.complete(task, close);
    }

    @Test
    void aBatchThatBreaksAShapeChangesNothingAndLeavesTheTokenUsable() {
        DecisionTask task = engine.pollDecision();
        assertThat(refusalOf(() -> engine.complete(
                                task,
                                marker("fine"),
                                with(timer("t", 1), "timerId", "x".repeat(257)),
                                completeWorkflow()))
                        .message())
                .contains("'decisions.2.member.startTimerDecisionAttributes.timerId'")
                .contains("Member must have length less than or equal to 256");
        assertThat(engine.history(run)).hasSize(3);
        engine.complete(task, marker("fine"), completeWorkflow());
    }

    @ParameterizedTest
    @MethodSource("closes")
    void aCloseNeedsNoAttributes(Decision close) {
        DecisionTask task = engine.pollDecision();
        sendRaw(",\"decisions\":[{\"decisionType\":\"" + close.decisionType() + "\"}]", task);
        assertThat(engine.history(run)).hasSize(5);
        assertThat(engine.describe(run).executionInfo().closeStatus()).isNotNull();
    }

    @Test
    void whatAnAnswerSetsInMotionComesWithLaterTimestampsOrAtLeastLaterIds() {
        engine.decide(timer("wake", 0), child("child"), marker("last"));
        assertThat(typesFrom(4, engine.history(run)).subList(0, 4))
                .containsExactly(
                        DecisionTaskCompleted, TimerStarted, StartChildWorkflowExecutionInitiated, MarkerRecorded);
    }

    @Test
    void aClosedRunGetsNoFurtherTask() {
        engine.decide(cancelTimer("nobody"), new CompleteWorkflowExecutionDecision("done"));
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(DecisionTaskCompleted, CancelTimerFailed, WorkflowExecutionCompleted);
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
    }

    @Test
    void permissionIsAskedForEachDecisionByItself() {
        engine.permit((decision, type) -> !(decision instanceof dev.furrow.api.decision.StartTimerDecision));
        engine.decide(marker("m"), timer("t", 1), schedule("a1"));
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(
                        DecisionTaskCompleted,
                        MarkerRecorded,
                        StartTimerFailed,
                        ActivityTaskScheduled,
                        DecisionTaskScheduled);
    }
}
