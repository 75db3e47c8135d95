package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.pollForActivityTask;
import static dev.furrow.engine.Requests.pollForDecisionTask;
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
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.HeldEngine;
import dev.furrow.engine.PendingReply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A poll has taken a task out of its list, and then the disk is full.
class TurnedAwayPollTest {
    private final HeldEngine engine = new HeldEngine(EngineSettings.DEFAULT);

    @BeforeEach
    void startARun() {
        engine.register();
        assertThat(engine.send(start("run")).as(Run.class).runId()).isNotEmpty();
    }

    private void scheduleAnActivity() {
        DecisionTask task = engine.send(pollForDecisionTask("deciders")).as(DecisionTask.class);
        engine.send(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(schedule("x")), null, null, null))
                .body();
    }

    private int waitingDecisions() {
        return engine.send(new CountPendingDecisionTasksRequest(DOMAIN, new TaskList("deciders")))
                .as(PendingTaskCount.class)
                .count();
    }

    private int waitingActivities() {
        return engine.send(new CountPendingActivityTasksRequest(DOMAIN, new TaskList("workers")))
                .as(PendingTaskCount.class)
                .count();
    }

    /// The run is terminated, and before that is known a poll takes its task.
    private void terminateAndPoll(Request poll) {
        PendingReply terminated =
                engine.submit(new TerminateWorkflowExecutionRequest(DOMAIN, "run", null, null, null, null));
        engine.driver().decide();
        PendingReply polled = engine.submit(poll);
        engine.driver().commit();
        engine.fill(true);
        engine.driver().run();
        assertThat(terminated.isDone()).isTrue();
        assertRefused(FaultType.SERVICE_UNAVAILABLE, polled::body);
    }

    private void pollAndFill(Request poll) {
        PendingReply polled = engine.submit(poll);
        engine.fill(true);
        engine.driver().run();
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
        engine.fill(false);
        assertThat(engine.send(pollForDecisionTask("deciders"))
                        .as(DecisionTask.class)
                        .taskToken())
                .isNotNull();
    }

    @Test
    void anActivityTaskThatStillWaitsIsPutBack() {
        scheduleAnActivity();
        pollAndFill(pollForActivityTask("workers"));
        assertThat(waitingActivities()).isOne();
        engine.fill(false);
        assertThat(engine.send(pollForActivityTask("workers"))
                        .as(ActivityTask.class)
                        .taskToken())
                .isNotNull();
    }

    @Test
    void aPollForNothingIsTurnedAwayToo() {
        engine.fill(true);
        for (Request poll : List.of(pollForDecisionTask("empty"), pollForActivityTask("empty"))) {
            assertRefused(FaultType.SERVICE_UNAVAILABLE, engine.send(poll)::body);
        }
        engine.fill(false);
        assertThat(engine.send(pollForActivityTask("empty")).isDone()).isFalse();
    }
}
