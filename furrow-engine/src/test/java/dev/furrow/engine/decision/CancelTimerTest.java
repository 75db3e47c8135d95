package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.CancelTimerFailedCause;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Section 3.6 of the specification: CancelTimer.
class CancelTimerTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private void assertRefused(CancelTimerFailedCause cause) {
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(DecisionTaskScheduled);
        assertThat(Histories.last(dev.furrow.api.event.CancelTimerFailed.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.CancelTimerFailed(
                        "t", cause, Histories.idOfLast(DecisionTaskCompleted, engine.history(run))));
    }

    @Test
    void aRunningTimerIsCanceled() {
        engine.decide(timer("t", 10), timer("wake", 0));
        engine.decide(cancelTimer("t"));
        assertThat(typesFrom(10, engine.history(run))).containsExactly(DecisionTaskCompleted, TimerCanceled);
        assertThat(Histories.only(dev.furrow.api.event.TimerCanceled.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.TimerCanceled("t", 5, 10));
        engine.advance(Duration.ofSeconds(60));
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(TimerCanceled);
    }

    @Test
    void aTimerThatNeverWasIsUnknown() {
        engine.decide(cancelTimer("t"));
        assertRefused(CancelTimerFailedCause.TIMER_ID_UNKNOWN);
    }

    @Test
    void aTimerThatHasFiredIsUnknown() {
        engine.decide(timer("t", 10));
        engine.advance(Duration.ofSeconds(10));
        engine.decide(cancelTimer("t"));
        assertRefused(CancelTimerFailedCause.TIMER_ID_UNKNOWN);
    }

    @Test
    void aTimerThatIsDueHasFiredEvenIfNobodyNoticed() {
        engine.decide(timer("t", 10), timer("wake", 0));
        var task = engine.pollDecision();
        engine.advanceUnnoticed(Duration.ofSeconds(10));
        engine.complete(task, cancelTimer("t"));
        assertThat(typesFrom(9, engine.history(run)))
                .containsExactly(
                        DecisionTaskStarted,
                        TimerFired,
                        DecisionTaskScheduled,
                        DecisionTaskCompleted,
                        CancelTimerFailed);
    }

    @Test
    void aTimerThatWasCanceledIsUnknown() {
        engine.decide(timer("t", 10), cancelTimer("t"), cancelTimer("t"));
        assertRefused(CancelTimerFailedCause.TIMER_ID_UNKNOWN);
    }

    @Test
    void withoutPermissionTheTimerGoesOn() {
        engine.decide(timer("t", 10), timer("wake", 0));
        engine.permit((decision, type) -> false);
        engine.decide(cancelTimer("t"));
        assertRefused(CancelTimerFailedCause.OPERATION_NOT_PERMITTED);
        assertThat(engine.describe(run).openCounts().openTimers()).isEqualTo(1);
    }
}
