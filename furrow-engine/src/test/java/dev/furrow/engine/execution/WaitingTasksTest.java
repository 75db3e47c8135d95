package dev.furrow.engine.execution;

import static dev.furrow.engine.Requests.cancelActivity;
import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What lies in a task list, and in which order (specification, sections 2.8, 5.3 and 6).
class WaitingTasksTest {
    private final TestEngine engine = new TestEngine().withTypes();

    private int waitingActivities() {
        return engine.call(
                        new CountPendingActivityTasksRequest(DOMAIN, new TaskList("workers")), PendingTaskCount.class)
                .count();
    }

    private WorkflowExecution startWithActivity(String workflowId) {
        WorkflowExecution run = engine.start(workflowId);
        engine.decide(schedule("of " + workflowId));
        return run;
    }

    @Test
    void anActivityTaskWaitsUntilAWorkerHasIt() {
        startWithActivity("wf");
        assertThat(waitingActivities()).isOne();
        engine.pollActivity();
        assertThat(waitingActivities()).isZero();
    }

    @Test
    void anActivityTaskThatIsCanceledWaitsNoLonger() {
        WorkflowExecution run = startWithActivity("wf");
        engine.signal(run, "wakes the decider");
        engine.decide(cancelActivity("of wf"));
        assertThat(waitingActivities()).isZero();
    }

    @Test
    void anActivityTaskThatNobodyTakesInTimeWaitsNoLonger() {
        startWithActivity("wf");
        engine.advance(Duration.ofSeconds(99));
        assertThat(waitingActivities()).isOne();
        engine.advance(Duration.ofSeconds(1));
        assertThat(waitingActivities()).isZero();
    }

    @Test
    void theActivityTasksOfARunThatClosesWaitNoLonger() {
        WorkflowExecution run = startWithActivity("wf");
        startWithActivity("other");
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", run.runId(), null, null, null));
        assertThat(waitingActivities()).isOne();
        assertThat(engine.pollActivity().activityId()).isEqualTo("of other");
    }

    @Test
    void theActivityTaskThatWasScheduledFirstIsHandedOutFirst() {
        WorkflowExecution older = engine.start("older");
        WorkflowExecution younger = engine.start("younger");
        engine.decide();
        engine.decide();
        engine.signal(younger, "wakes the decider");
        engine.decide(schedule("first"));
        engine.advance(Duration.ofSeconds(1));
        engine.signal(older, "wakes the decider");
        engine.decide(schedule("second"));
        assertThat(engine.pollActivity().activityId()).isEqualTo("first");
        assertThat(engine.pollActivity().activityId()).isEqualTo("second");
    }

    @Test
    void theDecisionTaskThatWasScheduledFirstIsHandedOutFirst() {
        WorkflowExecution older = engine.start("older");
        WorkflowExecution younger = engine.start("younger");
        engine.decide();
        engine.decide();
        engine.signal(younger, "first");
        engine.advance(Duration.ofSeconds(1));
        engine.signal(older, "second");
        assertThat(engine.pollDecision().workflowExecution()).isEqualTo(younger);
        assertThat(engine.pollDecision().workflowExecution()).isEqualTo(older);
    }
}
