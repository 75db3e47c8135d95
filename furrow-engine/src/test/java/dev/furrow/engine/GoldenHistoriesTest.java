package dev.furrow.engine;

import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The golden histories of the specification, appendix A: sequences of events seen at the real service, or following
/// from its documented rules. Each test plays the story and compares with the file of the same name.
class GoldenHistoriesTest {
    private static final Duration A_MOMENT = Duration.ofMillis(7);

    private final TestEngine engine = new TestEngine().withTypes();

    @AfterEach
    void everyHistoryCanBeFoldedAgain() {
        engine.restart();
        engine.close();
    }

    private void moment() {
        engine.advance(A_MOMENT);
    }

    private DecisionTask decide(Decision... decisions) {
        DecisionTask task = poll();
        moment();
        engine.complete(task, decisions);
        moment();
        return task;
    }

    private DecisionTask poll() {
        DecisionTask task = engine.pollDecision();
        moment();
        return task;
    }

    private ActivityTask pollActivity() {
        ActivityTask task = engine.pollActivity();
        moment();
        return task;
    }

    private WorkflowExecution start(String workflowId) {
        WorkflowExecution execution = engine.start(workflowId);
        moment();
        return execution;
    }

    private void signal(WorkflowExecution execution) {
        engine.signal(execution, "signal");
        moment();
    }

    private void requestCancel(WorkflowExecution execution) {
        engine.call(new RequestCancelWorkflowExecutionRequest(TestEngine.DOMAIN, execution.workflowId(), null));
        moment();
    }

    private void check(String name, WorkflowExecution execution) {
        GoldenHistory.check(name, engine.history(execution));
    }

    @Test
    void a01_start() {
        WorkflowExecution run = start("wf");
        DecisionTask task = poll();
        assertThat(task.startedEventId()).isEqualTo(3);
        assertThat(task.previousStartedEventId()).isZero();
        check("A01-start", run);
    }

    @Test
    void a02_oneActivity() {
        WorkflowExecution run = start("wf");
        decide(schedule("a1"));
        ActivityTask activity = pollActivity();
        engine.complete(activity, "done");
        moment();
        DecisionTask second = poll();
        assertThat(second.previousStartedEventId()).isEqualTo(3);
        engine.complete(second, completeWorkflow());
        check("A02-one-activity", run);
    }

    @Test
    void a03_eventDuringAStartedDecisionTask() {
        WorkflowExecution run = start("wf");
        decide(schedule("a1"));
        ActivityTask activity = pollActivity();
        requestCancel(run);
        DecisionTask task = poll();
        engine.complete(activity, null);
        moment();
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
        engine.complete(task);
        moment();
        DecisionTask next = poll();
        assertThat(next.previousStartedEventId()).isEqualTo(9);
        engine.complete(next, completeWorkflow());
        check("A03-event-during-a-started-decision-task", run);
    }

    @Test
    void a04_refusedClose() {
        WorkflowExecution run = start("wf");
        decide(schedule("a1"), timer("t", 1000));
        ActivityTask first = pollActivity();
        signal(run);
        DecisionTask task = poll();
        engine.complete(first, null);
        moment();
        engine.complete(task, schedule("a1"));
        moment();
        DecisionTask second = poll();
        ActivityTask again = pollActivity();
        engine.complete(again, null);
        moment();
        engine.complete(second, completeWorkflow());
        moment();
        DecisionTask third = poll();
        assertThat(third.previousStartedEventId()).isEqualTo(second.startedEventId());
        check("A04-refused-close", run);
    }

    @Test
    void a05_closeWithOpenWork() {
        WorkflowExecution run = start("wf");
        decide(schedule("a1"));
        ActivityTask activity = pollActivity();
        requestCancel(run);
        decide(cancelWorkflow());
        check("A05-close-with-open-work", run);
        WorkflowExecutionDetail detail = engine.describe(run);
        assertThat(detail.executionInfo().closeStatus()).isEqualTo(CloseStatus.CANCELED);
        assertThat(detail.openCounts().openActivityTasks()).isEqualTo(1);
        assertThatThrownBy(() -> engine.complete(activity, null))
                .isInstanceOf(Fault.class)
                .hasMessage("Unknown execution: WorkflowExecution=[workflowId=wf, runId=" + run.runId() + "]");
    }

    @Test
    void a06_timers() {
        WorkflowExecution run = start("wf");
        decide(timer("timer 2", 120), timer("timer 1", 2));
        engine.advance(Duration.ofSeconds(2));
        decide(cancelTimer("timer 2"), timer("wake", 0));
        decide(completeWorkflow());
        check("A06-timers", run);
    }

    @Test
    void a07_child() {
        WorkflowExecution run = start("parent");
        decide(child("child"));
        DecisionTask first = poll();
        DecisionTask second = poll();
        DecisionTask ofParent = first.workflowExecution().workflowId().equals("parent") ? first : second;
        DecisionTask ofChild = ofParent.equals(first) ? second : first;
        engine.complete(ofParent);
        moment();
        engine.complete(ofChild, completeWorkflow());
        moment();
        decide(completeWorkflow());
        check("A07-child-parent", run);
        check("A07-child-child", ofChild.workflowExecution());
    }

    @Test
    void a07_childFailsWhileTheParentDecides() {
        WorkflowExecution run = start("parent");
        decide(child("child"));
        DecisionTask first = poll();
        DecisionTask second = poll();
        DecisionTask ofParent = first.workflowExecution().workflowId().equals("parent") ? first : second;
        DecisionTask ofChild = ofParent.equals(first) ? second : first;
        engine.complete(ofChild, failWorkflow("because"));
        moment();
        engine.complete(ofParent);
        moment();
        poll();
        check("A07-child-fails-while-the-parent-decides", run);
    }

    @Test
    void a08_markers() {
        WorkflowExecution run = start("wf");
        decide(marker("m"), marker("m"), marker("n"), timer("wake", 0));
        check("A08-markers", run);
    }

    @Test
    void a09_deciderDies() {
        WorkflowExecution run = start("wf");
        poll();
        engine.advance(Duration.ofSeconds(30));
        DecisionTask task = poll();
        assertThat(task.startedEventId()).isEqualTo(6);
        assertThat(task.previousStartedEventId()).isZero();
        check("A09-decider-dies", run);
    }

    @Test
    void a10_noWorkerThenExecutionTimeout() {
        WorkflowExecution run = start("wf");
        decide(schedule("a1"));
        engine.advance(Duration.ofSeconds(100));
        engine.advance(Duration.ofHours(1));
        check("A10-no-worker-then-execution-timeout", run);
    }

    @Test
    void a11_cancelBeforeStart() {
        WorkflowExecution run = start("wf");
        decide(schedule("a1"), timer("wake", 0));
        decide(cancelActivity("a1"));
        check("A11-cancel-before-start", run);
    }

    @Test
    void a12_cancelAfterStart() {
        WorkflowExecution run = start("wf");
        decide(schedule("a1"), timer("wake", 0));
        ActivityTask activity = pollActivity();
        assertThat(heartbeat(activity).cancelRequested()).isFalse();
        decide(cancelActivity("a1"));
        assertThat(heartbeat(activity).cancelRequested()).isTrue();
        engine.call(new RespondActivityTaskCanceledRequest(activity.taskToken(), "stopped at 7"));
        check("A12-cancel-after-start", run);
    }

    private ActivityTaskStatus heartbeat(ActivityTask task) {
        return engine.call(new RecordActivityTaskHeartbeatRequest(task.taskToken(), null), ActivityTaskStatus.class);
    }

    @Test
    void a13_cancelOfAnUnknownId() {
        WorkflowExecution run = start("wf");
        decide(cancelActivity("nobody"));
        check("A13-cancel-of-an-unknown-id", run);
    }

    @Test
    void a14_scheduleFailureThenRegistration() {
        WorkflowExecution run = start("wf");
        ScheduleActivityTaskDecision unknown = new ScheduleActivityTaskDecision(
                new ActivityType("b", "1"), "b1", null, null, null, null, null, null, null, null);
        decide(unknown);
        decide(unknown, cancelTimer("nobody"));
        engine.call(registerActivityType("b", "1"));
        decide(unknown);
        check("A14-schedule-failure-then-registration", run);
    }

    @Test
    void a15_externalSignal() {
        WorkflowExecution target = start("target");
        decide();
        WorkflowExecution sender = start("sender");
        decide(signalExternal("target", "key 1"), signalExternal("missing", "key 2"));
        check("A15-external-signal-sender", sender);
        check("A15-external-signal-target", target);
    }

    @Test
    void a16_signalAndClose() {
        WorkflowExecution target = start("target");
        decide();
        WorkflowExecution sender = start("sender");
        decide(signalExternal("target", null), completeWorkflow());
        check("A16-signal-and-close-sender", sender);
        check("A16-signal-and-close-target", target);
    }

    @Test
    void a17_continueAsNew() {
        WorkflowExecution first = start("wf");
        decide(continueAsNew());
        check("A17-continue-as-new-old", first);
        check("A17-continue-as-new-new", engine.openRun("wf"));
    }

    @Test
    void a18_terminateWithPolicyTerminate() {
        WorkflowExecution parent = start("parent");
        decide(child("child"));
        WorkflowExecution child = engine.openRun("child");
        engine.call(new TerminateWorkflowExecutionRequest(TestEngine.DOMAIN, "parent", null, "enough", null, null));
        check("A18-terminate-with-policy-terminate-parent", parent);
        check("A18-terminate-with-policy-terminate-child", child);
    }

    @Test
    void a19_policyRequestCancelOnTimeout() {
        Run run = engine.call(
                new StartWorkflowExecutionRequest(
                        TestEngine.DOMAIN,
                        "parent",
                        new WorkflowType("w", "1"),
                        null,
                        null,
                        null,
                        "60",
                        null,
                        null,
                        ChildPolicy.REQUEST_CANCEL,
                        null),
                Run.class);
        moment();
        decide(child("child"));
        WorkflowExecution child = engine.openRun("child");
        engine.advance(Duration.ofSeconds(60));
        check("A19-policy-request-cancel-on-timeout-parent", new WorkflowExecution("parent", run.runId()));
        check("A19-policy-request-cancel-on-timeout-child", child);
    }

    @Test
    void a20_stickyList() {
        WorkflowExecution run = start("wf");
        DecisionTask task = poll();
        engine.call(new RespondDecisionTaskCompletedRequest(
                task.taskToken(), List.of(), null, new TaskList("sticky"), "10"));
        moment();
        signal(run);
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
        assertThat(engine.decisionTaskWaits("sticky")).isTrue();
        engine.advance(Duration.ofSeconds(10));
        assertThat(engine.decisionTaskWaits("sticky")).isFalse();
        poll();
        check("A20-sticky-list", run);
    }

    @Test
    void a21_lambdaWithoutRole() {
        try (LambdaFixture lambda = new LambdaFixture()) {
            WorkflowExecution run = lambda.start("wf", null);
            lambda.engine().decide(lambda("l1"));
            GoldenHistory.check("A21-lambda-without-role", lambda.engine().history(run));
        }
    }

    @Test
    void a21_lambdaWithRole() {
        try (LambdaFixture lambda = new LambdaFixture()) {
            WorkflowExecution run = lambda.start("wf", "arn:aws:iam::123456789012:role/lambda");
            lambda.engine().decide(lambda("l1"));
            lambda.complete("42");
            GoldenHistory.check("A21-lambda-with-role", lambda.engine().history(run));
        }
    }

    @Test
    void a22_coalescing() {
        WorkflowExecution run = start("wf");
        decide();
        signal(run);
        signal(run);
        DecisionTask task = poll();
        assertThat(task.events()).hasSize(8);
        check("A22-coalescing", run);
    }

    @Test
    void a23_coalescingUnderAStartedDecisionTask() {
        WorkflowExecution run = start("wf");
        DecisionTask task = poll();
        signal(run);
        signal(run);
        signal(run);
        engine.complete(task);
        moment();
        poll();
        check("A23-coalescing-under-a-started-decision-task", run);
    }

    @Test
    void a24_decisionTimeoutWithAWaitingTask() {
        WorkflowExecution run = start("wf");
        poll();
        signal(run);
        engine.advance(Duration.ofSeconds(30));
        poll();
        check("A24-decision-timeout-with-a-waiting-task", run);
    }

    @Test
    void a25_batchRejected() {
        WorkflowExecution run = start("wf");
        DecisionTask task = poll();
        String bogus = "{\"taskToken\":\"" + task.taskToken()
                + "\",\"decisions\":[{\"decisionType\":\"RecordMarker\",\"recordMarkerDecisionAttributes\":"
                + "{\"markerName\":\"m\"}},{\"decisionType\":\"Bogus\"}]}";
        assertThatThrownBy(() -> engine.sendRaw(
                                bogus.getBytes(StandardCharsets.UTF_8), RespondDecisionTaskCompletedRequest.class)
                        .body())
                .isInstanceOf(Fault.class)
                .hasMessageContaining("decisions.2.member.decisionType");
        assertThatThrownBy(() -> engine.complete(task, completeWorkflow(), marker("m")))
                .isInstanceOf(Fault.class)
                .hasMessage("Close must be last decision in list");
        check("A25-batch-rejected-before", run);
        engine.complete(task, marker("m"), completeWorkflow());
        check("A25-batch-rejected-after", run);
    }
}
