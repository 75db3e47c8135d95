package dev.furrow.engine;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.operation.*;
import dev.furrow.engine.lambda.LambdaResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Golden histories for what appendix A of the specification leaves out: together with `GoldenHistoriesTest` they
/// hold every kind of event and visit every row of every life cycle, see `LifeCycleCoverageTest`.
class LifeCycleHistoriesTest {
    private static final Duration A_MOMENT = Duration.ofMillis(7);

    private final TestEngine engine = new TestEngine().withTypes();

    private void moment() {
        engine.advance(A_MOMENT);
    }

    private void decide(Decision... decisions) {
        decide("deciders", decisions);
    }

    private void decide(String taskList, Decision... decisions) {
        DecisionTask task = engine.pollDecision(taskList);
        moment();
        engine.complete(task, decisions);
        moment();
    }

    private WorkflowExecution start(String workflowId) {
        WorkflowExecution execution = engine.start(workflowId);
        moment();
        return execution;
    }

    private ActivityTask pollActivity() {
        ActivityTask task = engine.pollActivity();
        moment();
        return task;
    }

    private static StartChildWorkflowExecutionDecision apart(String workflowId) {
        return with(child(workflowId), "taskList", new TaskList(workflowId), "control", "note on " + workflowId);
    }

    @Test
    void l01_activityTaskFails() {
        WorkflowExecution run = start("wf");
        decide(with(schedule("a1"), "input", "seeds", "control", "mine", "taskPriority", "3"));
        ActivityTask task = pollActivity();
        engine.call(new RespondActivityTaskFailedRequest(task.taskToken(), "frost", "-7 C"));
        GoldenHistory.check("L01-activity-task-fails", engine.history(run));
    }

    @Test
    void l02_activityTaskTimesOutAfterItsStart() {
        WorkflowExecution run = start("wf");
        decide(schedule("a1"));
        ActivityTask task = pollActivity();
        engine.call(new RecordActivityTaskHeartbeatRequest(task.taskToken(), "half way"), ActivityTaskStatus.class);
        engine.advance(Duration.ofSeconds(20));
        GoldenHistory.check("L02-activity-task-times-out-after-its-start", engine.history(run));
    }

    @Test
    void l03_endsOfChildren() {
        WorkflowExecution run = start("parent");
        decide(
                with(apart("brief"), "executionStartToCloseTimeout", "10"),
                apart("canceled"),
                apart("terminated"),
                apart("parent"));
        decide("canceled", cancelWorkflow());
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "terminated", null, null, null, null));
        engine.advance(Duration.ofSeconds(10));
        decide(failWorkflow("no children left"));
        GoldenHistory.check("L03-ends-of-children", engine.history(run));
    }

    @Test
    void l04_externalCancel() {
        WorkflowExecution target = start("target");
        decide();
        WorkflowExecution sender = start("sender");
        decide(
                with(cancelExternal("target"), "runId", target.runId(), "control", "key 1"),
                with(cancelExternal("missing"), "control", "key 2"));
        GoldenHistory.check("L04-external-cancel-sender", engine.history(sender));
        GoldenHistory.check("L04-external-cancel-target", engine.history(target));
    }

    @Test
    void l05_lambdaFailsAndTimesOut() {
        try (LambdaFixture lambda = new LambdaFixture()) {
            WorkflowExecution run = lambda.start("wf", "arn:aws:iam::123456789012:role/lambda");
            lambda.engine()
                    .decide(
                            with(lambda("l1"), "input", "[1]", "control", "mine"),
                            with(lambda("l2"), "startToCloseTimeout", "10"));
            lambda.end(new LambdaResult.Failed("Unhandled", "{\"errorMessage\":\"frost\"}"));
            lambda.engine().advance(Duration.ofSeconds(10));
            GoldenHistory.check(
                    "L05-lambda-fails-and-times-out", lambda.engine().history(run));
        }
    }

    @Test
    void l06_workflowFails() {
        WorkflowExecution run = start("wf");
        decide(new FailWorkflowExecutionDecision("frost", "-7 C"));
        GoldenHistory.check("L06-workflow-fails", engine.history(run));
    }

    @Test
    void l07_nothingIsPermitted() {
        WorkflowExecution run = start("wf");
        engine.permit((decision, type) -> false);
        decide(
                schedule("a1"),
                cancelActivity("a1"),
                timer("t", 1),
                cancelTimer("t"),
                marker("m"),
                apart("child"),
                signalExternal("target", "key 1"),
                with(cancelExternal("target"), "control", "key 2"),
                lambda("l1"),
                completeWorkflow());
        decide(failWorkflow("frost"));
        decide(cancelWorkflow());
        decide(continueAsNew());
        GoldenHistory.check("L07-nothing-is-permitted", engine.history(run));
    }
}
