package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.StartTimerFailedCause;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 3.6 of the specification: StartTimer.
class StartTimerTest {
    private TestEngine engine;
    private WorkflowExecution run;

    StartTimerTest() {
        use(EngineSettings.DEFAULT);
    }

    private void use(EngineSettings settings) {
        engine = new TestEngine(settings).withTypes();
        run = engine.start("wf");
    }

    private void assertRefused(StartTimerFailedCause cause, String timerId) {
        assertThat(Histories.last(dev.furrow.api.event.StartTimerFailed.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.StartTimerFailed(
                        timerId, cause, Histories.idOfLast(DecisionTaskCompleted, engine.history(run))));
    }

    private int fired() {
        return Histories.all(dev.furrow.api.event.TimerFired.class, engine.history(run))
                .size();
    }

    @Test
    void aTimerIsStarted() {
        engine.decide(with(timer("t", 10), "control", "mine", "startToFireTimeout", "0010"));
        assertThat(typesFrom(4, engine.history(run))).containsExactly(DecisionTaskCompleted, TimerStarted);
        assertThat(Histories.only(dev.furrow.api.event.TimerStarted.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.TimerStarted("t", "mine", "0010", 4));
    }

    @Test
    void aTimerFiresOnceAndNeverEarly() {
        engine.decide(timer("t", 10));
        engine.advance(Duration.ofMillis(9_999));
        assertThat(fired()).isZero();
        engine.advance(Duration.ofMillis(1));
        assertThat(typesFrom(5, engine.history(run))).containsExactly(TimerStarted, TimerFired, DecisionTaskScheduled);
        assertThat(Histories.only(dev.furrow.api.event.TimerFired.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.TimerFired("t", 5));
        engine.advance(Duration.ofSeconds(100));
        assertThat(fired()).isEqualTo(1);
    }

    @Test
    void aTimerOfZeroFiresByItselfAndAtOnce() {
        engine.decide(timer("wake", 0));
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(DecisionTaskCompleted, TimerStarted, TimerFired, DecisionTaskScheduled);
        assertThat(engine.pollDecision().previousStartedEventId()).isEqualTo(3);
    }

    @Test
    void theSameIdCanBeStartedAgainAndAgain() {
        engine.decide(timer("wake", 0));
        for (int i = 2; i <= 5; i++) {
            engine.decide(timer("wake", 0));
            assertThat(fired()).isEqualTo(i);
        }
    }

    @Test
    void timersThatAreDueTogetherFireInTheOrderOfTheirStart() {
        engine.decide(timer("c", 5), timer("a", 5), timer("b", 5), timer("first", 4));
        engine.advance(Duration.ofSeconds(5));
        assertThat(Histories.all(dev.furrow.api.event.TimerFired.class, engine.history(run)))
                .extracting(dev.furrow.api.event.TimerFired::timerId)
                .containsExactly("first", "c", "a", "b");
    }

    @Test
    void noTimerIsLostInARestart() {
        engine.decide(timer("t", 10));
        engine.advance(Duration.ofSeconds(4));
        engine.restart();
        engine.advance(Duration.ofMillis(5_999));
        assertThat(fired()).isZero();
        engine.advance(Duration.ofMillis(1));
        assertThat(fired()).isEqualTo(1);
        engine.restart();
        engine.advance(Duration.ofSeconds(100));
        assertThat(fired()).isEqualTo(1);
    }

    @Test
    void aTimerThatWasDueWhileTheServerWasDownFiresOnTheWayUp() {
        engine.decide(timer("t", 10));
        engine.advanceUnnoticed(Duration.ofSeconds(60));
        engine.restart();
        assertThat(fired()).isEqualTo(1);
    }

    @Test
    void aTimerOfAClosedRunDoesNotFire() {
        engine.decide(timer("t", 10), completeWorkflow());
        engine.advance(Duration.ofSeconds(60));
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(WorkflowExecutionCompleted);
    }

    @Test
    void theLongestTimerHasEightDigits() {
        engine.decide(with(timer("t", 0), "startToFireTimeout", "99999999"));
        assertThat(engine.describe(run).openCounts().openTimers()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "-1", "100000000", "1.5", ""})
    void otherDurationsAreRefusedWithTheWholeAnswer(String duration) {
        DecisionTask task = engine.pollDecision();
        assertThat(refusalOf(() -> engine.complete(task, with(timer("t", 0), "startToFireTimeout", duration)))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
        engine.complete(task);
    }

    @Test
    void withoutPermissionNoTimerIsStarted() {
        engine.permit((decision, type) -> false);
        engine.decide(timer("t", 0));
        assertRefused(StartTimerFailedCause.OPERATION_NOT_PERMITTED, "t");
        assertThat(engine.describe(run).openCounts().openTimers()).isZero();
    }

    @Test
    void theIdOfARunningTimerIsTaken() {
        engine.decide(timer("t", 10), timer("t", 20));
        assertRefused(StartTimerFailedCause.TIMER_ID_ALREADY_IN_USE, "t");
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(DecisionTaskCompleted, TimerStarted, StartTimerFailed, DecisionTaskScheduled);
        assertThat(engine.describe(run).openCounts().openTimers()).isEqualTo(1);
    }

    @Test
    void theIdOfACanceledTimerIsFree() {
        engine.decide(timer("t", 10), cancelTimer("t"), timer("t", 20));
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(DecisionTaskCompleted, TimerStarted, TimerCanceled, TimerStarted);
        engine.advance(Duration.ofSeconds(10));
        assertThat(fired()).isZero();
        engine.advance(Duration.ofSeconds(10));
        assertThat(Histories.only(dev.furrow.api.event.TimerFired.class, engine.history(run))
                        .startedEventId())
                .isEqualTo(7);
    }

    @Test
    void timersAreLimitedByRun() {
        use(TestSettings.quotas("openTimersPerExecution", 2));
        engine.decide(timer("t1", 10), timer("t2", 20), timer("t3", 30));
        assertRefused(StartTimerFailedCause.OPEN_TIMERS_LIMIT_EXCEEDED, "t3");
        engine.advance(Duration.ofSeconds(10));
        engine.decide(timer("t3", 30));
        assertThat(engine.describe(run).openCounts().openTimers()).isEqualTo(2);
    }

    @Test
    void timersAreLimitedInTheirRate() {
        use(TestSettings.rate(DecisionType.StartTimer, 1, 1));
        engine.decide(timer("t1", 10), timer("t2", 20));
        assertRefused(StartTimerFailedCause.TIMER_CREATION_RATE_EXCEEDED, "t2");
        engine.advance(Duration.ofSeconds(1));
        engine.decide(timer("t2", 20));
        assertThat(engine.describe(run).openCounts().openTimers()).isEqualTo(2);
    }
}
