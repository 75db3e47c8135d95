package dev.furrow.engine.execution;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.DecisionTaskTimeoutType;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where decision tasks go when a decider has asked for another list: section 5.7 of the specification.
class StickyListTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private void complete(DecisionTask task, String taskList, String timeout, Decision... decisions) {
        engine.call(new RespondDecisionTaskCompletedRequest(
                task.taskToken(), List.of(decisions), null, taskList == null ? null : new TaskList(taskList), timeout));
    }

    private void wake() {
        engine.signal(run, "wake");
    }

    private dev.furrow.api.event.DecisionTaskScheduled scheduled() {
        return Histories.last(dev.furrow.api.event.DecisionTaskScheduled.class, engine.history(run));
    }

    private void assertNextTask(String taskList, String scheduleToStartTimeout) {
        assertThat(scheduled())
                .isEqualTo(new dev.furrow.api.event.DecisionTaskScheduled(
                        new TaskList(taskList), null, "30", scheduleToStartTimeout));
        assertThat(engine.decisionTaskWaits(taskList)).isTrue();
    }

    @Test
    void aListWithoutTimeoutIsPermanent() {
        complete(engine.pollDecision(), "new home", null);
        for (int i = 0; i < 3; i++) {
            wake();
            assertNextTask("new home", "NONE");
            engine.complete(engine.pollDecision("new home"));
        }
        assertThat(engine.describe(run).executionConfiguration().taskList().name())
                .isEqualTo("new home");
    }

    @Test
    void aTimeoutOfNoneMakesAListPermanent() {
        complete(engine.pollDecision(), "new home", "NONE");
        wake();
        assertNextTask("new home", "NONE");
        assertThat(engine.describe(run).executionConfiguration().taskList().name())
                .isEqualTo("new home");
    }

    @Test
    void whatTheDeciderSaidIsInTheEvent() {
        complete(engine.pollDecision(), "sticky", "10");
        assertThat(Histories.only(dev.furrow.api.event.DecisionTaskCompleted.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.DecisionTaskCompleted(null, 2, 3, new TaskList("sticky"), "10"));
    }

    @Test
    void aListWithATimeoutIsStickyForEveryLaterTask() {
        complete(engine.pollDecision(), "sticky", "10");
        for (int i = 0; i < 3; i++) {
            wake();
            assertNextTask("sticky", "10");
            engine.complete(engine.pollDecision("sticky"));
            engine.advance(Duration.ofSeconds(100));
        }
    }

    /// It was there before the decider chose another list, so that says nothing about that one.
    @Test
    void aTaskOfTheOriginalListThatTimesOutLeavesTheStickyListInForce() {
        DecisionTask first = engine.pollDecision();
        wake();
        complete(first, "sticky", "10");
        engine.pollDecision();
        engine.advance(Duration.ofSeconds(30));
        assertThat(Histories.last(dev.furrow.api.event.DecisionTaskTimedOut.class, engine.history(run))
                        .timeoutType())
                .isEqualTo(DecisionTaskTimeoutType.START_TO_CLOSE);
        assertNextTask("sticky", "10");
    }

    @Test
    void aTaskThatNobodyTakesInTimeFallsBackToTheOriginalList() {
        complete(engine.pollDecision(), "sticky", "10");
        wake();
        engine.advance(Duration.ofMillis(9_999));
        assertNextTask("sticky", "10");
        engine.advance(Duration.ofMillis(1));
        assertThat(Histories.last(dev.furrow.api.event.DecisionTaskTimedOut.class, engine.history(run)))
                .isEqualTo(
                        new dev.furrow.api.event.DecisionTaskTimedOut(DecisionTaskTimeoutType.SCHEDULE_TO_START, 6, 0));
        assertThat(typesFrom(7, engine.history(run))).containsExactly(DecisionTaskTimedOut, DecisionTaskScheduled);
        assertNextTask("deciders", "NONE");
        assertThat(engine.decisionTaskWaits("sticky")).isFalse();
        engine.complete(engine.pollDecision());
        wake();
        assertNextTask("deciders", "NONE");
    }

    @Test
    void aTaskThatIsTakenButNotCompletedInTimeFallsBackToTheOriginalList() {
        complete(engine.pollDecision(), "sticky", "10");
        wake();
        engine.pollDecision("sticky");
        engine.advance(Duration.ofSeconds(30));
        assertThat(Histories.last(dev.furrow.api.event.DecisionTaskTimedOut.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.DecisionTaskTimedOut(DecisionTaskTimeoutType.START_TO_CLOSE, 6, 7));
        assertNextTask("deciders", "NONE");
        engine.complete(engine.pollDecision());
        wake();
        assertNextTask("deciders", "NONE");
    }

    @Test
    void aTaskThatIsTakenInTimeDoesNotFallBack() {
        complete(engine.pollDecision(), "sticky", "10");
        wake();
        engine.advance(Duration.ofMillis(9_999));
        DecisionTask task = engine.pollDecision("sticky");
        engine.advance(Duration.ofSeconds(29));
        engine.complete(task);
        wake();
        assertNextTask("sticky", "10");
    }

    @Test
    void anAnswerWithoutAListLeavesTheStickyOneInForce() {
        complete(engine.pollDecision(), "sticky", "10");
        wake();
        complete(engine.pollDecision("sticky"), null, null);
        wake();
        assertNextTask("sticky", "10");
    }

    @Test
    void aTimeoutWithoutAListIsIgnored() {
        complete(engine.pollDecision(), null, "10");
        wake();
        assertNextTask("deciders", "NONE");
    }

    @Test
    void anotherStickyListReplacesTheFirst() {
        complete(engine.pollDecision(), "sticky", "10");
        wake();
        complete(engine.pollDecision("sticky"), "stickier", "20");
        wake();
        assertNextTask("stickier", "20");
        engine.advance(Duration.ofSeconds(20));
        assertNextTask("deciders", "NONE");
    }

    @Test
    void aPermanentListReplacesTheStickyOneAndIsFallenBackToLater() {
        complete(engine.pollDecision(), "sticky", "10");
        wake();
        complete(engine.pollDecision("sticky"), "new home", null);
        wake();
        assertNextTask("new home", "NONE");
        complete(engine.pollDecision("new home"), "sticky", "10");
        wake();
        engine.advance(Duration.ofSeconds(10));
        assertNextTask("new home", "NONE");
    }

    @Test
    void aTaskThatWaitsAlreadyStaysOnTheListOfItsEvent() {
        DecisionTask task = engine.pollDecision();
        wake();
        complete(task, "sticky", "10");
        assertThat(engine.decisionTaskWaits("deciders")).isTrue();
        assertThat(engine.decisionTaskWaits("sticky")).isFalse();
        engine.complete(engine.pollDecision("deciders"));
        wake();
        assertNextTask("sticky", "10");
    }

    @Test
    void aTaskThatIsScheduledByTheSameAnswerGoesToTheNewList() {
        complete(engine.pollDecision(), "sticky", "10", cancelTimer("nobody"));
        assertNextTask("sticky", "10");
    }

    @Test
    void aTaskThatIsHeldBackDoesNotTimeOutMeanwhile() {
        complete(engine.pollDecision(), "sticky", "10");
        wake();
        DecisionTask current = engine.pollDecision("sticky");
        wake();
        engine.advance(Duration.ofSeconds(20));
        assertThat(Histories.all(dev.furrow.api.event.DecisionTaskTimedOut.class, engine.history(run)))
                .isEmpty();
        engine.complete(current);
        assertThat(engine.decisionTaskWaits("sticky")).isTrue();
        engine.advance(Duration.ofSeconds(10));
        assertNextTask("deciders", "NONE");
    }

    @Test
    void aStickyListIsNotHandedOnToTheNextRun() {
        complete(engine.pollDecision(), "sticky", "10", timer("t", 1));
        engine.advance(Duration.ofSeconds(1));
        engine.complete(engine.pollDecision("sticky"), continueAsNew());
        assertThat(engine.decisionTaskWaits("deciders")).isTrue();
        assertThat(engine.decisionTaskWaits("sticky")).isFalse();
    }

    @Test
    void aStickyListOutlivesARestart() {
        complete(engine.pollDecision(), "sticky", "10");
        engine.restart();
        wake();
        assertNextTask("sticky", "10");
        engine.advance(Duration.ofSeconds(4));
        engine.restart();
        engine.advance(Duration.ofMillis(5_999));
        assertNextTask("sticky", "10");
        engine.advance(Duration.ofMillis(1));
        assertNextTask("deciders", "NONE");
    }

    @Test
    void aPermanentListOutlivesARestart() {
        complete(engine.pollDecision(), "new home", null);
        engine.restart();
        wake();
        assertNextTask("new home", "NONE");
    }
}
