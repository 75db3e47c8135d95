package dev.furrow.engine;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.EventType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.ActivityTaskStatus;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.ForwardingStore;
import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An engine that has just been started serves before its runs are back: those that are needed are woken there and
/// then, the others when their turn has come.
class RecoveryTest {
    private final TestEngine engine = new TestEngine().withTypes();

    private List<EventType> types(WorkflowExecution run) {
        return Histories.types(engine.history(run));
    }

    @Test
    void aRunThatIsNeededIsWokenBeforeItsTurnHasCome() {
        WorkflowExecution run = engine.start("a");
        engine.decide(timer("t", 60));
        engine.restartAsleep();

        engine.signal(run, "signal");
        assertThat(engine.describe(run).openCounts().openTimers()).isEqualTo(1);
        assertThat(engine.pollDecision().workflowExecution()).isEqualTo(run);

        engine.wake();
        assertThat(types(run))
                .endsWith(
                        EventType.WorkflowExecutionSignaled,
                        EventType.DecisionTaskScheduled,
                        EventType.DecisionTaskStarted);
        assertThat(engine.decisionTaskWaits("deciders"))
                .as("the task is not offered again")
                .isFalse();
    }

    @Test
    void whatWasReadOfARunThatHasChangedMeanwhileIsPassedOver() {
        WorkflowExecution run = engine.start("a");
        engine.decide();
        WorkflowExecution gone = engine.start("b");
        engine.restartAsleep();
        engine.readSleepers();
        engine.signal(run, "first");
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "b", gone.runId(), null, null, null));
        engine.wake();
        engine.signal(run, "second");
        assertThat(engine.history(run))
                .extracting(event -> event.eventId())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(types(run))
                .filteredOn(EventType.WorkflowExecutionSignaled::equals)
                .hasSize(2);
        assertThat(engine.engine().openExecutions()).containsEntry(DOMAIN, 1);
        engine.start("b");
    }

    @Test
    void theWorkflowIdOfARunThatIsAsleepIsTaken() {
        engine.start("a");
        engine.restartAsleep();
        assertRefused(FaultType.WORKFLOW_EXECUTION_ALREADY_STARTED, () -> engine.call(start("a"), Run.class));
    }

    @Test
    void runsThatAreAsleepAreCountedAsOpen() {
        engine.start("a");
        engine.start("b");
        engine.restartAsleep();
        assertThat(engine.engine().openExecutions()).containsEntry(DOMAIN, 2);
        assertThat(engine.engine().asleepExecutions()).isEqualTo(2);
        engine.wake();
        assertThat(engine.engine().openExecutions()).containsEntry(DOMAIN, 2);
        assertThat(engine.engine().asleepExecutions()).isZero();
    }

    @Test
    void fewRunsComeBackPortionByPortionToo() {
        List<WorkflowExecution> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(engine.start("w" + i));
        }
        engine.restartAsleep();
        engine.wakeSome();
        assertThat(engine.engine().asleepExecutions()).isBetween(1, 7);
        runs.forEach(run -> engine.signal(run, "to all"));
        engine.wake();
        assertThat(engine.engine().asleepExecutions()).isZero();
        assertThat(engine.engine().openExecutions()).containsEntry(DOMAIN, 8);
        assertThat(runs).allSatisfy(run -> assertThat(types(run)).contains(EventType.WorkflowExecutionSignaled));
    }

    @Test
    void aPollGetsTheTaskOfARunAsSoonAsItIsAwake() {
        WorkflowExecution run = engine.start("a");
        engine.restartAsleep();
        PendingReply poll = engine.send(pollForDecisionTask("deciders"));
        assertThat(poll.isDone()).isFalse();
        engine.wake();
        assertThat(poll.as(DecisionTask.class).workflowExecution()).isEqualTo(run);
    }

    @Test
    void aTimerThatWasDueWhileItsRunWasAsleepFiresWhenItWakes() {
        WorkflowExecution run = engine.start("a");
        engine.decide(timer("t", 60));
        engine.restartAsleep();
        engine.advance(Duration.ofSeconds(61));
        assertThat(types(run)).doesNotContain(EventType.TimerFired);
        engine.wake();
        assertThat(types(run)).contains(EventType.TimerFired);
    }

    @Test
    void aTaskOfBeforeIsAnsweredWhileItsRunIsAsleep() {
        WorkflowExecution run = engine.start("a");
        engine.decide(schedule("x"));
        ActivityTask task = engine.pollActivity();
        engine.restartAsleep();
        engine.complete(task, "done");
        assertThat(types(run)).contains(EventType.ActivityTaskCompleted);
    }

    @Test
    void aHeartbeatOfBeforeStillCountsWhenTheRunIsWokenEarly() {
        WorkflowExecution run = engine.start("a");
        engine.decide(with(schedule("x"), "heartbeatTimeout", "30"));
        ActivityTask task = engine.pollActivity();
        engine.advance(Duration.ofSeconds(20));
        engine.call(new RecordActivityTaskHeartbeatRequest(task.taskToken(), "half"), ActivityTaskStatus.class);
        engine.restartAsleep();
        engine.advanceUnnoticed(Duration.ofSeconds(25));
        engine.signal(run, "wakes it");
        assertThat(types(run)).doesNotContain(EventType.ActivityTaskTimedOut);
        engine.advance(Duration.ofSeconds(6));
        assertThat(types(run)).contains(EventType.ActivityTaskTimedOut);
    }

    @Test
    void aStoreThatCannotBeReadEndsTheEngine() {
        RowStore rows = new RowStore(new MemoryTables(), "test");
        new TestEngine(EngineSettings.DEFAULT, rows).withTypes().start("a");
        List<StoreException> told = new ArrayList<>();
        SteppedDriver driver = new SteppedDriver();
        StoreException damage = new StoreException(StoreException.Trouble.CORRUPT, "block 7 is damaged");
        new Engine(
                EngineSettings.DEFAULT,
                new ForwardingStore(rows) {
                    @Override
                    public void scanHistories(Collection<RunKey> runs, EventVisitor visitor) {
                        throw damage;
                    }
                },
                new VirtualClock(1_800_000_000_000L),
                new CountingIds(),
                driver,
                CommitObserver.NONE,
                told::add);
        assertThat(told).first().isEqualTo(damage);
    }
}
