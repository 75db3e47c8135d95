package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What real clients rely on, section 11 of the specification, one test a line: tasks and their tokens.
class ChecklistOfTasksTest extends ClientChecklist {
    private final WorkflowExecution run = engine.start("wf");

    private ActivityTask activity() {
        engine.decide(schedule("a1"));
        return engine.pollActivity();
    }

    @Test
    void whateverIsLateIsAnUnknownResource() {
        ActivityTask activity = activity();
        engine.complete(activity, null);
        assertRefused(FaultType.UNKNOWN_RESOURCE, () -> engine.complete(activity, null));
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                () -> engine.call(
                        new RecordActivityTaskHeartbeatRequest(activity.taskToken(), null), ActivityTaskStatus.class));
        DecisionTask task = poll();
        terminate("wf");
        assertRefused(FaultType.UNKNOWN_RESOURCE, () -> engine.complete(task));
        assertRefused(FaultType.UNKNOWN_RESOURCE, () -> engine.signal(run, "s"));
    }

    @Test
    void cancelRequestedIsAlwaysPresent() {
        assertThat(body(new RecordActivityTaskHeartbeatRequest(activity().taskToken(), null)))
                .isEqualTo("{\"cancelRequested\":false}");
    }

    @Test
    void aTimeoutCarriesTheLastHeartbeat() {
        engine.call(
                new RecordActivityTaskHeartbeatRequest(activity().taskToken(), "half way"), ActivityTaskStatus.class);
        engine.advance(Duration.ofSeconds(20));
        assertThat(only(dev.furrow.api.event.ActivityTaskTimedOut.class, run).details())
                .isEqualTo("half way");
    }

    @Test
    void tokensWorkAfterARestart() {
        ActivityTask activity = activity();
        engine.restart();
        engine.complete(activity, "done elsewhere");
        DecisionTask task = poll();
        engine.restart();
        engine.complete(task, completeWorkflow());
    }

    @Test
    void identitiesAreShownAsTheyWereGiven() {
        String longest = "{\"host\":\"" + "x".repeat(245) + "\"}";
        assertThat(longest).hasSize(256);
        engine.call(with(pollForDecisionTask("deciders"), "identity", longest), DecisionTask.class);
        assertThat(only(dev.furrow.api.event.DecisionTaskStarted.class, run).identity())
                .isEqualTo(longest);
        engine.start("other");
        DecisionTask task = engine.call(with(pollForDecisionTask("deciders"), "identity", ""), DecisionTask.class);
        assertThat(only(dev.furrow.api.event.DecisionTaskStarted.class, task.workflowExecution())
                        .identity())
                .isEmpty();
    }
}
