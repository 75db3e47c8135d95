package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.pollForActivityTask;
import static dev.furrow.engine.Requests.pollForDecisionTask;
import static dev.furrow.engine.Requests.registerActivityType;
import static dev.furrow.engine.Requests.registerWorkflowType;
import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.Requests.start;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.engine.Engine;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.HeldLanesDriver;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.VirtualClock;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.ForwardingStore;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A poll has taken a task out of its list, and then the disk is full.
class TurnedAwayPollTest {
    private final HeldLanesDriver driver = new HeldLanesDriver();
    private boolean full;
    private long ids;
    private final Engine engine = new Engine(
            EngineSettings.DEFAULT,
            new ForwardingStore(new RowStore(new MemoryTables(), "test")) {
                @Override
                public StoreSize size() {
                    return new StoreSize(0, full ? 0 : Long.MAX_VALUE);
                }
            },
            new VirtualClock(1_800_000_000_000L),
            now -> new RunId(7, ++ids),
            driver,
            CommitObserver.NONE,
            trouble -> {
                throw trouble;
            });

    private PendingReply submit(Request request) {
        PendingReply reply = new PendingReply();
        engine.submit(request, Permissions.ALL, reply);
        return reply;
    }

    private PendingReply send(Request request) {
        PendingReply reply = submit(request);
        driver.run();
        return reply;
    }

    @BeforeEach
    void startARun() {
        send(new RegisterDomainRequest(DOMAIN, null, "30", null)).body();
        send(registerWorkflowType("w", "1")).body();
        send(registerActivityType("a", "1")).body();
        assertThat(send(start("run")).as(Run.class).runId()).isNotEmpty();
    }

    private void scheduleAnActivity() {
        DecisionTask task = send(pollForDecisionTask("deciders")).as(DecisionTask.class);
        send(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(schedule("x")), null, null, null))
                .body();
    }

    private void fill(boolean isFull) {
        full = isFull;
        driver.keepHouse();
    }

    private int waitingDecisions() {
        return send(new CountPendingDecisionTasksRequest(DOMAIN, new TaskList("deciders")))
                .as(PendingTaskCount.class)
                .count();
    }

    private int waitingActivities() {
        return send(new CountPendingActivityTasksRequest(DOMAIN, new TaskList("workers")))
                .as(PendingTaskCount.class)
                .count();
    }

    /// The run is terminated, and before that is known a poll takes its task.
    private void terminateAndPoll(Request poll) {
        PendingReply terminated = submit(new TerminateWorkflowExecutionRequest(DOMAIN, "run", null, null, null, null));
        driver.decide();
        PendingReply polled = submit(poll);
        driver.commit();
        fill(true);
        driver.run();
        assertThat(terminated.isDone()).isTrue();
        assertRefused(FaultType.SERVICE_UNAVAILABLE, polled::body);
    }

    private void pollAndFill(Request poll) {
        PendingReply polled = submit(poll);
        fill(true);
        driver.run();
        assertRefused(FaultType.SERVICE_UNAVAILABLE, polled::body);
    }

    @Test
    void aDecisionTaskThatIsGoneIsNotPutBack() {
        terminateAndPoll(pollForDecisionTask("deciders"));
        assertThat(waitingDecisions()).isZero();
    }

    @Test
    void anActivityTaskThatIsGoneIsNotPutBack() {
        scheduleAnActivity();
        terminateAndPoll(pollForActivityTask("workers"));
        assertThat(waitingActivities()).isZero();
    }

    @Test
    void aDecisionTaskThatStillWaitsIsPutBack() {
        pollAndFill(pollForDecisionTask("deciders"));
        assertThat(waitingDecisions()).isOne();
        fill(false);
        assertThat(send(pollForDecisionTask("deciders")).as(DecisionTask.class).taskToken())
                .isNotNull();
    }

    @Test
    void anActivityTaskThatStillWaitsIsPutBack() {
        scheduleAnActivity();
        pollAndFill(pollForActivityTask("workers"));
        assertThat(waitingActivities()).isOne();
        fill(false);
        assertThat(send(pollForActivityTask("workers")).as(ActivityTask.class).taskToken())
                .isNotNull();
    }
}
