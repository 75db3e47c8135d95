package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.ActivityTaskTimeoutType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.turn.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 6.3 of the specification. The type's heartbeat timeout is 20 seconds, start to close 60.
class RecordActivityTaskHeartbeatTest {
    private final TestEngine engine = new TestEngine(TestSettings.aws()).withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private ActivityTask task() {
        engine.decide(schedule("a1"));
        return engine.pollActivity();
    }

    private boolean heartbeat(ActivityTask task, String details) {
        return engine.call(new RecordActivityTaskHeartbeatRequest(task.taskToken(), details), ActivityTaskStatus.class)
                .cancelRequested();
    }

    private ActivityTaskTimedOut timedOut() {
        return Histories.only(ActivityTaskTimedOut.class, engine.history(run));
    }

    private List<Heartbeat> stored() {
        List<Heartbeat> heartbeats = new ArrayList<>();
        engine.store().scanHeartbeats(heartbeats::add);
        return heartbeats;
    }

    @Test
    void aHeartbeatWritesNoEvent() {
        ActivityTask task = task();
        List<HistoryEvent> before = engine.history(run);
        heartbeat(task, "half way");
        assertThat(engine.history(run)).isEqualTo(before);
    }

    @Test
    void theAnswerAlwaysSaysWhetherToCancel() {
        ActivityTask task = task();
        assertThat(new String(
                        engine.send(new RecordActivityTaskHeartbeatRequest(task.taskToken(), null))
                                .body(),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"cancelRequested\":false}");
        engine.signal(run, "wake");
        engine.decide(cancelActivity("a1"));
        assertThat(heartbeat(task, null)).isTrue();
        assertThat(heartbeat(task, null)).as("from then on").isTrue();
    }

    @Test
    void aRequestToCancelTheRunAloneDoesNotReachTheWorker() {
        ActivityTask task = task();
        engine.call(new RequestCancelWorkflowExecutionRequest(DOMAIN, "wf", null));
        assertThat(heartbeat(task, null)).isFalse();
    }

    @Test
    void aRequestToCancelOutlivesARestart() {
        ActivityTask task = task();
        engine.signal(run, "wake");
        engine.decide(cancelActivity("a1"));
        engine.restart();
        assertThat(heartbeat(task, null)).isTrue();
    }

    @Test
    void theClockIsSetBack() {
        ActivityTask task = task();
        engine.advance(Duration.ofSeconds(19));
        heartbeat(task, null);
        engine.advance(Duration.ofSeconds(19));
        assertThat(Histories.all(ActivityTaskTimedOut.class, engine.history(run)))
                .isEmpty();
        engine.advance(Duration.ofSeconds(1));
        assertThat(timedOut().timeoutType()).isEqualTo(ActivityTaskTimeoutType.HEARTBEAT);
    }

    @Test
    void theLastDetailsAreShownWhenTheTaskTimesOut() {
        ActivityTask task = task();
        heartbeat(task, "10 %");
        heartbeat(task, "20 %");
        engine.advance(Duration.ofSeconds(20));
        assertThat(timedOut().details()).isEqualTo("20 %");
    }

    @Test
    void absentDetailsLeaveTheLastOnesStandingAndEmptyOnesDoNot() {
        ActivityTask task = task();
        heartbeat(task, "10 %");
        heartbeat(task, null);
        engine.restart();
        heartbeat(task, null);
        assertThat(stored()).extracting(Heartbeat::details).containsExactly("10 %");
        heartbeat(task, "");
        engine.advance(Duration.ofSeconds(20));
        assertThat(timedOut().details()).isEmpty();
    }

    @Test
    void clockAndDetailsOutliveARestart() {
        ActivityTask task = task();
        engine.advance(Duration.ofSeconds(15));
        heartbeat(task, "half way");
        engine.restart();
        engine.advance(Duration.ofMillis(19_999));
        assertThat(Histories.all(ActivityTaskTimedOut.class, engine.history(run)))
                .isEmpty();
        engine.advance(Duration.ofMillis(1));
        assertThat(timedOut()).isEqualTo(new ActivityTaskTimedOut(ActivityTaskTimeoutType.HEARTBEAT, 5, 6, "half way"));
    }

    @Test
    void eachTaskHasItsOwn() {
        engine.decide(schedule("a1"), schedule("a2"));
        ActivityTask first = engine.pollActivity();
        ActivityTask second = engine.pollActivity();
        heartbeat(first, "first");
        heartbeat(second, "second");
        engine.advance(Duration.ofSeconds(10));
        heartbeat(second, "second again");
        engine.restart();
        engine.advance(Duration.ofSeconds(10));
        assertThat(timedOut().details()).isEqualTo("first");
        engine.advance(Duration.ofSeconds(10));
        assertThat(Histories.last(ActivityTaskTimedOut.class, engine.history(run))
                        .details())
                .isEqualTo("second again");
    }

    @Test
    void aLaterTaskOfTheSameIdBeginsWithoutDetails() {
        ActivityTask first = task();
        heartbeat(first, "first");
        engine.complete(first, null);
        ActivityTask second = task();
        assertThat(second.activityId()).isEqualTo("a1");
        engine.restart();
        engine.advance(Duration.ofSeconds(20));
        assertThat(timedOut().details()).isNull();
    }

    @Test
    void detailsHaveAtMost2048Characters() {
        ActivityTask task = task();
        heartbeat(task, "x".repeat(2048));
        assertThat(refusalOf(() -> heartbeat(task, "x".repeat(2049))).type()).isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void whatTheStoreKeepsGoesWithTheRun() {
        heartbeat(task(), "half way");
        assertThat(stored()).hasSize(1);
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatTheStoreKeepsGoesWithTheRunAlsoAfterARestart() {
        ActivityTask task = task();
        heartbeat(task, "half way");
        engine.complete(task, null);
        engine.restart();
        engine.decide(completeWorkflow());
        assertThat(stored()).isEmpty();
    }
}
