package dev.furrow.engine;

import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.marker;
import static dev.furrow.engine.Requests.pollForActivityTask;
import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.Requests.timer;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.engine.decision.Permissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A defect in the middle of a decision: what it had brought about in memory must leave no trace, and the run goes on
/// as its history says.
class DefectiveTurnTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    /// Decides something, and then meets a defect.
    private void meetDefect(DecisionTask task) {
        engine.permit((decision, type) -> {
            if (decision instanceof RecordMarkerDecision) {
                throw new IllegalStateException("a test's defect");
            }
            return true;
        });
        assertRefused(FaultType.INTERNAL_FAILURE, () -> engine.complete(task, timer("t", 60), marker("m")));
        engine.permit(Permissions.ALL);
    }

    private int waitingActivities() {
        return engine.call(
                        new CountPendingActivityTasksRequest(DOMAIN, new TaskList("workers")), PendingTaskCount.class)
                .count();
    }

    @Test
    void nothingOfItIsLeft() {
        DecisionTask task = engine.pollDecision();
        List<HistoryEvent> before = engine.history(run);
        meetDefect(task);
        assertThat(engine.history(run)).isEqualTo(before);
        assertThat(engine.describe(run).openCounts().openTimers()).isZero();
        engine.advance(Duration.ofSeconds(1));
        assertThat(engine.history(run)).isEqualTo(before);
    }

    @Test
    void itsTokenIsStillGood() {
        DecisionTask task = engine.pollDecision();
        meetDefect(task);
        engine.complete(task, timer("t", 60));
        engine.advance(Duration.ofSeconds(60));
        assertThat(Histories.types(engine.history(run)))
                .containsOnlyOnce(EventType.DecisionTaskCompleted, EventType.TimerStarted, EventType.TimerFired);
    }

    @Test
    void theRunIsStillTheOpenOneOfItsWorkflowId() {
        meetDefect(engine.pollDecision());
        assertRefused(FaultType.WORKFLOW_EXECUTION_ALREADY_STARTED, () -> engine.start("wf"));
        assertThat(engine.engine().openExecutions()).containsEntry(DOMAIN, 1);
    }

    @Test
    void tasksThatWaitedAreHandedOutOnce() {
        engine.decide(schedule("x"));
        engine.signal(run, "wakes the decider");
        meetDefect(engine.pollDecision());
        assertThat(waitingActivities()).isOne();
        assertThat(engine.pollActivity().activityId()).isEqualTo("x");
        assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
    }

    @Test
    void aWorkerGoesOnWithItsTask() {
        engine.decide(schedule("x"));
        ActivityTask task = engine.pollActivity();
        engine.signal(run, "wakes the decider");
        meetDefect(engine.pollDecision());
        engine.complete(task, "done");
        assertThat(Histories.types(engine.history(run))).contains(EventType.ActivityTaskCompleted);
    }
}
