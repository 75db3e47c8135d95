package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.TestEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 2.5 of the specification, member by member.
class DescribeWorkflowExecutionTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private Instant now() {
        return Instant.ofEpochMilli(engine.now());
    }

    private void pass() {
        engine.advance(Duration.ofSeconds(1));
    }

    private WorkflowExecutionDetail describe() {
        return engine.describe(run);
    }

    private WorkflowExecutionOpenCounts counts() {
        return describe().openCounts();
    }

    private static WorkflowExecutionOpenCounts counts(int activities, int decisions, int timers, int children) {
        return new WorkflowExecutionOpenCounts(activities, decisions, timers, children, 0);
    }

    private String body(WorkflowExecution execution) {
        return new String(
                engine.send(new DescribeWorkflowExecutionRequest(DOMAIN, execution))
                        .body(),
                StandardCharsets.UTF_8);
    }

    private void complete(DecisionTask task, String executionContext) {
        engine.call(new RespondDecisionTaskCompletedRequest(
                task.taskToken(), List.of(timer("t" + task.startedEventId(), 1)), executionContext, null, null));
        pass();
    }

    @Test
    void anOpenRunShowsWhatIsKnownAtItsStart() {
        assertThat(describe())
                .isEqualTo(new WorkflowExecutionDetail(
                        new WorkflowExecutionInfo(
                                run,
                                TestEngine.workflowType(),
                                now(),
                                null,
                                ExecutionStatus.OPEN,
                                null,
                                null,
                                null,
                                false),
                        new WorkflowExecutionConfiguration(
                                "30", "3600", new TaskList("deciders"), null, ChildPolicy.TERMINATE, null),
                        counts(0, 1, 0, 0),
                        null,
                        null));
    }

    @Test
    void whatIsNotSetIsNotShownButAllFiveCountersAre() {
        assertThat(body(run))
                .contains("\"openActivityTasks\":0", "\"openDecisionTasks\":1", "\"openTimers\":0")
                .contains("\"openChildWorkflowExecutions\":0", "\"openLambdaFunctions\":0")
                .contains("\"cancelRequested\":false")
                .doesNotContain("closeStatus", "closeTimestamp", "parent", "tagList", "taskPriority", "lambdaRole")
                .doesNotContain("latestActivityTaskTimestamp", "latestExecutionContext", "reopen");
    }

    @Test
    void whatIsSetIsShown() {
        Run started = engine.call(
                with(start("full"), "taskPriority", "7", "lambdaRole", "arn:role", "tagList", List.of("a", "b")),
                Run.class);
        WorkflowExecutionDetail detail = engine.describe(new WorkflowExecution("full", started.runId()));
        assertThat(detail.executionConfiguration().taskPriority()).isEqualTo("7");
        assertThat(detail.executionConfiguration().lambdaRole()).isEqualTo("arn:role");
        assertThat(detail.executionInfo().tagList()).containsExactly("a", "b");
    }

    @Test
    void aChildShowsItsParent() {
        engine.decide(child("child"));
        assertThat(engine.describe(engine.openRun("child")).executionInfo().parent())
                .isEqualTo(run);
    }

    @Test
    void aClosedRunShowsWhenAndHow() {
        pass();
        Instant started = describe().executionInfo().startTimestamp();
        engine.decide(failWorkflow("frost"));
        Instant closed = now();
        pass();
        assertThat(describe().executionInfo())
                .isEqualTo(new WorkflowExecutionInfo(
                        run,
                        TestEngine.workflowType(),
                        started,
                        closed,
                        ExecutionStatus.CLOSED,
                        CloseStatus.FAILED,
                        null,
                        null,
                        false));
    }

    @Test
    void countersFollowWhatIsOpen() {
        assertThat(counts()).isEqualTo(counts(0, 1, 0, 0));
        engine.pollDecision();
        assertThat(counts()).as("a started task is open").isEqualTo(counts(0, 1, 0, 0));
        engine.signal(run, "wake");
        assertThat(counts()).as("one started and one waiting are shown as one").isEqualTo(counts(0, 1, 0, 0));
    }

    @Test
    void countersOfDecidedThings() {
        engine.decide(schedule("a1"), schedule("a2"), timer("t1", 100), timer("t2", 200));
        assertThat(counts()).isEqualTo(counts(2, 0, 2, 0));
        ActivityTask task = engine.pollActivity();
        assertThat(counts()).as("a started task is open").isEqualTo(counts(2, 0, 2, 0));
        engine.complete(task, null);
        assertThat(counts()).isEqualTo(counts(1, 1, 2, 0));
        engine.decide(cancelTimer("t1"), with(child("child"), "taskList", new TaskList("children")));
        assertThat(counts()).isEqualTo(counts(1, 1, 1, 1));
        engine.complete(engine.pollDecision("children"), completeWorkflow());
        assertThat(counts()).isEqualTo(counts(1, 1, 1, 0));
    }

    @Test
    void aChildCountsFromItsInitiationAndAlsoWhenItGoesOnAsNew() {
        engine.decide(with(child("child"), "taskList", new TaskList("children")));
        assertThat(counts().openChildWorkflowExecutions()).isEqualTo(1);
        engine.complete(engine.pollDecision("children"), with(continueAsNew(), "taskList", new TaskList("children")));
        assertThat(counts().openChildWorkflowExecutions()).isEqualTo(1);
        engine.complete(engine.pollDecision("children"), completeWorkflow());
        assertThat(counts().openChildWorkflowExecutions()).isZero();
    }

    @Test
    void countersOfARunThatItsDeciderClosesStayAsTheyWere() {
        engine.decide(schedule("a1"), timer("t", 100));
        engine.pollActivity();
        engine.signal(run, "wake");
        engine.decide(cancelWorkflow());
        assertThat(counts()).isEqualTo(counts(1, 0, 1, 0));
        engine.advance(Duration.ofHours(2));
        engine.restart();
        assertThat(counts()).isEqualTo(counts(1, 0, 1, 0));
    }

    @Test
    void aTerminatedRunKeepsItsOpenDecisionTask() {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
        assertThat(counts()).isEqualTo(counts(0, 1, 0, 0));
    }

    @Test
    void theLatestActivityTimestampFollowsEveryEventOfATask() {
        assertThat(describe().latestActivityTaskTimestamp()).isNull();
        pass();
        engine.decide(schedule("done"), schedule("fails"), schedule("late"), schedule("given up"));
        assertThat(describe().latestActivityTaskTimestamp()).as("scheduled").isEqualTo(now());
        pass();
        ActivityTask done = engine.pollActivity();
        assertThat(describe().latestActivityTaskTimestamp()).as("started").isEqualTo(now());
        pass();
        engine.complete(done, null);
        assertThat(describe().latestActivityTaskTimestamp()).as("completed").isEqualTo(now());
        pass();
        ActivityTask fails = engine.pollActivity();
        pass();
        engine.call(new RespondActivityTaskFailedRequest(fails.taskToken(), "r", null));
        assertThat(describe().latestActivityTaskTimestamp()).as("failed").isEqualTo(now());
        pass();
        engine.decide(cancelActivity("given up"));
        assertThat(describe().latestActivityTaskTimestamp()).as("canceled").isEqualTo(now());
        engine.advance(Duration.ofSeconds(96));
        assertThat(describe().latestActivityTaskTimestamp())
                .as("timed out, 100 seconds after it was scheduled")
                .isEqualTo(now().minusSeconds(1));
    }

    @Test
    void otherEventsDoNotMoveTheLatestActivityTimestamp() {
        engine.decide(schedule("a1"));
        Instant then = now();
        pass();
        engine.signal(run, "wake");
        engine.decide(marker("m"), timer("t", 1));
        pass();
        assertThat(describe().latestActivityTaskTimestamp()).isEqualTo(then);
    }

    @Test
    void theExecutionContextIsTheLastOneThatWasGiven() {
        complete(engine.pollDecision(), "sown");
        assertThat(describe().latestExecutionContext()).isEqualTo("sown");
        complete(engine.pollDecision(), null);
        assertThat(describe().latestExecutionContext()).as("absent leaves it").isEqualTo("sown");
        engine.restart();
        assertThat(describe().latestExecutionContext()).as("after a restart").isEqualTo("sown");
        complete(engine.pollDecision(), "");
        assertThat(describe().latestExecutionContext()).as("empty overwrites").isEmpty();
        engine.decide(completeWorkflow());
        assertThat(describe().latestExecutionContext()).as("after the close").isEmpty();
    }

    @Test
    void thePermanentListIsShownAndAStickyOneIsNot() {
        DecisionTask first = engine.pollDecision();
        engine.call(new RespondDecisionTaskCompletedRequest(
                first.taskToken(), List.of(timer("t", 1)), null, new TaskList("sticky"), "10"));
        assertThat(describe().executionConfiguration().taskList().name()).isEqualTo("deciders");
        pass();
        engine.call(new RespondDecisionTaskCompletedRequest(
                engine.pollDecision("sticky").taskToken(), null, null, new TaskList("new home"), null));
        assertThat(describe().executionConfiguration().taskList().name()).isEqualTo("new home");
    }

    @Test
    void aRunIdIsRequired() {
        assertRefused(
                FaultType.VALIDATION,
                "1 validation error detected: Value null at 'execution.runId' failed to satisfy constraint:"
                        + " Member must not be null",
                () -> engine.describe(new WorkflowExecution("wf", null)));
    }

    @Test
    void aRunThatIsPastItsRetentionIsUnknown() {
        engine.decide(completeWorkflow());
        engine.advance(Duration.ofDays(30));
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=wf, runId=" + run.runId() + "]",
                this::describe);
    }
}
