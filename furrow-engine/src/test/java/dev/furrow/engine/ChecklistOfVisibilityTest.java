package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import org.junit.jupiter.api.Test;

/// What real clients rely on, section 11 of the specification, one test a line: registration, lists and counts.
class ChecklistOfVisibilityTest extends ClientChecklist {
    @Test
    void whatIsRegisteredAlreadyIsSaidSo() {
        assertRefused(
                FaultType.DOMAIN_ALREADY_EXISTS,
                () -> engine.call(new RegisterDomainRequest(DOMAIN, null, "30", null)));
        assertRefused(FaultType.TYPE_ALREADY_EXISTS, () -> engine.call(registerWorkflowType("w", "1")));
        assertRefused(FaultType.TYPE_ALREADY_EXISTS, () -> engine.call(registerActivityType("a", "1")));
    }

    @Test
    void typesWithoutDefaultsWorkWithExplicitValues() {
        engine.call(TypeKind.WORKFLOW.register(DOMAIN, "bare", "1"));
        engine.call(TypeKind.ACTIVITY.register(DOMAIN, "bare", "1"));
        engine.call(
                with(
                        start("wf"),
                        "workflowType",
                        new WorkflowType("bare", "1"),
                        "executionStartToCloseTimeout",
                        "60",
                        "taskStartToCloseTimeout",
                        "10",
                        "taskList",
                        new TaskList("deciders"),
                        "childPolicy",
                        ChildPolicy.TERMINATE),
                Run.class);
        engine.decide(with(
                schedule("a1"),
                "activityType",
                new ActivityType("bare", "1"),
                "taskList",
                new TaskList("workers"),
                "scheduleToStartTimeout",
                "1",
                "scheduleToCloseTimeout",
                "2",
                "startToCloseTimeout",
                "3",
                "heartbeatTimeout",
                "4"));
        assertThat(engine.pollActivity().activityType().name()).isEqualTo("bare");
    }

    @Test
    void aRunIsFoundByItsWorkflowIdRightAfterItsStart() {
        WorkflowExecution run = engine.start("wf");
        String listed = body(sendRaw(
                "{\"domain\":\"test\",\"startTimeFilter\":{\"oldestDate\":0},\"executionFilter\":{\"workflowId\":\"wf\"}}",
                ListOpenWorkflowExecutionsRequest.class));
        assertThat(listed).contains(run.runId());
    }

    @Test
    void aDescriptionHasAllFiveCounters() {
        WorkflowExecution run = engine.start("wf");
        assertThat(body(new DescribeWorkflowExecutionRequest(DOMAIN, run)))
                .contains("\"openActivityTasks\":0", "\"openDecisionTasks\":1", "\"openTimers\":0")
                .contains("\"openChildWorkflowExecutions\":0", "\"openLambdaFunctions\":0");
    }

    @Test
    void aTerminationNeedsNoRunId() {
        WorkflowExecution run = engine.start("wf");
        terminate("wf");
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
    }

    @Test
    void ratesAreThrottledAndPollersAreLimited() {
        TestEngine throttled = new TestEngine(TestSettings.rate(Operation.DESCRIBE_DOMAIN, 1, 1)).withTypes();
        throttled.call(new DescribeDomainRequest(DOMAIN), DomainDetail.class);
        assertThat(refusalOf(() -> throttled.call(new DescribeDomainRequest(DOMAIN), DomainDetail.class))
                        .type()
                        .wireName())
                .isEqualTo("ThrottlingException");
        TestEngine limited = new TestEngine(TestSettings.quotas("pollersPerTaskList", 1)).withTypes();
        limited.send(pollForActivityTask("workers"));
        assertThat(refusalOf(() -> limited.send(pollForActivityTask("workers")).body())
                        .type()
                        .wireName())
                .isEqualTo("LimitExceededFault");
    }
}
