package dev.furrow.engine.execution;

import static dev.furrow.engine.Requests.child;
import static dev.furrow.engine.Requests.completeWorkflow;
import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.Requests.signalExternal;
import static dev.furrow.engine.Requests.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.ActivityTaskTimeoutType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.HistorySlice;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A look from outside at what is open in a run.
class OpenWorkTest {
    private final TestEngine engine = new TestEngine().withTypes();

    @AfterEach
    void close() {
        engine.close();
    }

    private Instant now() {
        return Instant.ofEpochMilli(engine.now());
    }

    @Test
    void aNewRunHasADecisionTaskThatWaits() {
        Instant started = now();
        WorkflowExecution run = engine.start("order");

        OpenWork work = engine.openWork("order");

        assertThat(work.execution()).isEqualTo(run);
        assertThat(work.workflowType()).isEqualTo(new WorkflowType("w", "1"));
        assertThat(work.lastEventId()).isEqualTo(2);
        assertThat(work.startedAt()).isEqualTo(started);
        assertThat(work.timesOutAt()).isEqualTo(started.plusSeconds(3600));
        assertThat(work.current()).isNull();
        assertThat(work.waiting()).isEqualTo(new OpenWork.Decider(2, started, 0, null, "deciders", null));
        assertThat(work.isEmpty()).isFalse();
    }

    @Test
    void aStartedDecisionTaskTimesOutAfterItsTime() {
        engine.start("order");
        engine.advance(Duration.ofSeconds(5));
        engine.pollDecision();

        OpenWork.Decider current = engine.openWork("order").current();

        assertThat(current.startedEventId()).isEqualTo(3);
        assertThat(current.startedAt()).isEqualTo(now());
        assertThat(current.timesOutAt()).isEqualTo(now().plusSeconds(30));
    }

    @Test
    void anActivityTaskShowsTheTimeoutsThatCountNow() {
        engine.start("order");
        engine.decide(schedule("charge"));
        Instant scheduled = now();

        OpenWork.Activity waiting = engine.openWork("order").activities().getFirst();
        assertThat(waiting.startedEventId()).isZero();
        assertThat(waiting.taskList()).isEqualTo("workers");
        assertThat(waiting.timeouts())
                .containsExactly(
                        new OpenWork.Timeout(ActivityTaskTimeoutType.SCHEDULE_TO_START, scheduled.plusSeconds(100)),
                        new OpenWork.Timeout(ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE, scheduled.plusSeconds(200)));

        engine.advance(Duration.ofSeconds(10));
        ActivityTask task = engine.pollActivity();
        assertThat(engine.openWork("order").activities().getFirst().heartbeatAt())
                .isNull();
        engine.advance(Duration.ofSeconds(15));
        engine.send(new RecordActivityTaskHeartbeatRequest(task.taskToken(), "half"));

        OpenWork.Activity started = engine.openWork("order").activities().getFirst();
        assertThat(started.startedAt()).isEqualTo(scheduled.plusSeconds(10));
        assertThat(started.heartbeatAt()).isEqualTo(scheduled.plusSeconds(25));
        assertThat(started.heartbeatDetails()).isEqualTo("half");
        assertThat(started.timeouts())
                .containsExactly(
                        new OpenWork.Timeout(ActivityTaskTimeoutType.HEARTBEAT, scheduled.plusSeconds(45)),
                        new OpenWork.Timeout(ActivityTaskTimeoutType.START_TO_CLOSE, scheduled.plusSeconds(70)),
                        new OpenWork.Timeout(ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE, scheduled.plusSeconds(200)));
    }

    @Test
    void timersChildrenAndTheWishToCancelAreThere() {
        WorkflowExecution run = engine.start("order");
        engine.decide(timer("remind", 60), child("parcel"));
        engine.call(new RequestCancelWorkflowExecutionRequest(TestEngine.DOMAIN, run.workflowId(), run.runId()));

        OpenWork work = engine.openWork("order");

        assertThat(work.timers()).containsExactly(new OpenWork.Timer("remind", 5, now().plusSeconds(60)));
        assertThat(work.children()).containsExactly(new OpenWork.Child(6, 7, "parcel", new WorkflowType("w", "1")));
        assertThat(work.cancelRequested()).isTrue();
        assertThat(engine.openWork("parcel").execution().workflowId()).isEqualTo("parcel");
    }

    @Test
    void aRunWhoseDeciderSaidNothingIsEmpty() {
        engine.start("order");
        engine.decide();

        assertThat(engine.openWork("order").isEmpty()).isTrue();
    }

    @Test
    void whereNoRunIsOpenNothingIsSeen() {
        engine.start("order");
        engine.decide(completeWorkflow());

        assertThat(engine.openWork("order")).isNull();
        assertThat(engine.openWork("never")).isNull();
    }

    @Test
    void aRunThatIsAsleepIsWokenByALook() {
        engine.start("order");
        engine.restartAsleep();

        assertThat(engine.openWork("order").waiting()).isNotNull();
    }

    private OpenWork folded(WorkflowExecution run, long upTo) {
        RunKey key = new RunKey(TestEngine.DOMAIN, run.workflowId(), RunId.parse(run.runId()));
        List<HistoryEvent> history = engine.history(run);
        WorkflowExecutionState state = WorkflowExecutionState.begin(key, history.getFirst(), LifeCycleObserver.NONE);
        history.stream()
                .filter(event -> event.eventId() > 1 && event.eventId() <= upTo)
                .forEach(event -> state.apply(event, TaskSink.into(new LinkedHashSet<>())));
        return OpenWork.of(state);
    }

    @Test
    void aFoldedHistoryShowsTheSameAsTheLane() {
        WorkflowExecution run = engine.start("order");
        engine.decide(schedule("charge"), timer("remind", 60));
        engine.pollActivity();

        assertThat(folded(run, Long.MAX_VALUE)).isEqualTo(engine.openWork("order"));
    }

    @Test
    void aClosedRunKeepsItsStatus() {
        WorkflowExecution run = engine.start("order");
        engine.decide(completeWorkflow());

        assertThat(folded(run, Long.MAX_VALUE).closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void aSignalToAnotherRunIsOpenUntilItsAnswer() {
        WorkflowExecution run = engine.start("order");
        engine.start("friend");
        engine.decide(signalExternal("friend", null));

        assertThat(folded(run, 5).requests()).containsExactly(new OpenWork.External(5, "friend", null));
        assertThat(folded(run, 6).requests()).isEmpty();
    }

    @Test
    void aStretchOfAHistoryIsReadFromAnyEvent() {
        WorkflowExecution run = engine.start("order");
        engine.decide(timer("remind", 60));

        HistorySlice slice = engine.engine()
                .history(TestEngine.DOMAIN, run, 3, 4, false, 100, 1 << 20)
                .join();
        HistorySlice newest = engine.engine()
                .history(TestEngine.DOMAIN, run, 1, Integer.MAX_VALUE, true, 1, 1 << 20)
                .join();

        assertThat(slice.firstEventId()).isEqualTo(3);
        assertThat(slice.events().stream()
                        .map(json ->
                                Json.decodeTrusted(json, HistoryEvent.class).eventId()))
                .containsExactly(3L, 4L);
        assertThat(Json.decodeTrusted(newest.events().getFirst(), HistoryEvent.class)
                        .eventId())
                .isEqualTo(5);
    }

    @Test
    void theHistoryOfARunThatNeverWasCannotBeRead() {
        engine.start("order");

        assertThatThrownBy(() -> engine.engine()
                        .history(
                                TestEngine.DOMAIN,
                                new WorkflowExecution("order", "AAAAAAAAAAAAAAAAAAAAAA"),
                                1,
                                9,
                                false,
                                10,
                                1000)
                        .join())
                .hasCauseInstanceOf(Fault.class);
    }
}
