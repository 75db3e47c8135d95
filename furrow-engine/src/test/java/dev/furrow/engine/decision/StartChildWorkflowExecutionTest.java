package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.event.StartChildWorkflowExecutionFailedCause;
import dev.furrow.api.operation.DeprecateWorkflowTypeRequest;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.TypeKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 3.6 of the specification: StartChildWorkflowExecution, up to the start of the child. What comes later is
/// in `ChildDeliveryTest`.
class StartChildWorkflowExecutionTest {
    private TestEngine engine;
    private WorkflowExecution parent;

    StartChildWorkflowExecutionTest() {
        use(EngineSettings.DEFAULT);
    }

    private void use(EngineSettings settings) {
        engine = new TestEngine(settings).withTypes();
        parent = engine.start("parent");
    }

    /// A child whose tasks do not come between those of its parent.
    private static StartChildWorkflowExecutionDecision apart(String workflowId) {
        return with(child(workflowId), "taskList", new TaskList("children"));
    }

    private dev.furrow.api.event.StartChildWorkflowExecutionInitiated initiated() {
        return Histories.last(dev.furrow.api.event.StartChildWorkflowExecutionInitiated.class, engine.history(parent));
    }

    private dev.furrow.api.event.StartChildWorkflowExecutionFailed failed() {
        return Histories.last(dev.furrow.api.event.StartChildWorkflowExecutionFailed.class, engine.history(parent));
    }

    /// The decision is refused at once: without an Initiated event.
    private void assertRefused(
            StartChildWorkflowExecutionFailedCause cause, StartChildWorkflowExecutionDecision decision) {
        int before = engine.history(parent).size();
        engine.decide(with(decision, "control", "mine"));
        assertThat(typesFrom(before + 2, engine.history(parent)))
                .containsExactly(DecisionTaskCompleted, StartChildWorkflowExecutionFailed, DecisionTaskScheduled);
        assertThat(failed())
                .isEqualTo(new dev.furrow.api.event.StartChildWorkflowExecutionFailed(
                        decision.workflowType(), cause, decision.workflowId(), 0, before + 2L, "mine"));
    }

    @Test
    void defaultsAreFilledIn() {
        engine.decide(child("child"));
        assertThat(initiated())
                .isEqualTo(new dev.furrow.api.event.StartChildWorkflowExecutionInitiated(
                        "child",
                        TestEngine.workflowType(),
                        null,
                        null,
                        "3600",
                        new TaskList("deciders"),
                        null,
                        4,
                        ChildPolicy.TERMINATE,
                        "30",
                        null,
                        null));
    }

    @Test
    void theDecisionOverridesTheDefaultsAndTheChildGetsTheSame() {
        engine.decide(with(
                child("child"),
                "control",
                "mine",
                "input",
                "seeds",
                "executionStartToCloseTimeout",
                "77",
                "taskStartToCloseTimeout",
                "NONE",
                "childPolicy",
                ChildPolicy.ABANDON,
                "taskList",
                new TaskList("children"),
                "taskPriority",
                "5",
                "tagList",
                List.of("a", "b"),
                "lambdaRole",
                "arn:mine"));
        assertThat(initiated())
                .isEqualTo(new dev.furrow.api.event.StartChildWorkflowExecutionInitiated(
                        "child",
                        TestEngine.workflowType(),
                        "mine",
                        "seeds",
                        "77",
                        new TaskList("children"),
                        "5",
                        4,
                        ChildPolicy.ABANDON,
                        "NONE",
                        List.of("a", "b"),
                        "arn:mine"));
        assertThat(Histories.only(
                        dev.furrow.api.event.WorkflowExecutionStarted.class, engine.history(engine.openRun("child"))))
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionStarted(
                        "seeds",
                        "77",
                        "NONE",
                        ChildPolicy.ABANDON,
                        new TaskList("children"),
                        "5",
                        TestEngine.workflowType(),
                        List.of("a", "b"),
                        null,
                        parent,
                        5,
                        "arn:mine"));
    }

    @Test
    void theChildStartsInATransactionOfItsOwn() {
        engine.decide(apart("child"), marker("m"));
        assertThat(typesFrom(4, engine.history(parent)))
                .containsExactly(
                        DecisionTaskCompleted,
                        StartChildWorkflowExecutionInitiated,
                        MarkerRecorded,
                        ChildWorkflowExecutionStarted,
                        DecisionTaskScheduled);
        WorkflowExecution child = engine.openRun("child");
        assertThat(Histories.only(dev.furrow.api.event.ChildWorkflowExecutionStarted.class, engine.history(parent)))
                .isEqualTo(new dev.furrow.api.event.ChildWorkflowExecutionStarted(child, TestEngine.workflowType(), 5));
        assertThat(Histories.types(engine.history(child)))
                .containsExactly(WorkflowExecutionStarted, DecisionTaskScheduled);
    }

    @Test
    void priorityAndRoleOfTheParentAreNotInherited() {
        engine.call(registerWorkflowType("v", "1"));
        engine.decide();
        WorkflowExecution important = new WorkflowExecution(
                "important",
                engine.call(
                                with(start("important"), "taskPriority", "9", "lambdaRole", "arn:mine"),
                                dev.furrow.api.operation.Run.class)
                        .runId());
        engine.decide(apart("child"));
        dev.furrow.api.event.StartChildWorkflowExecutionInitiated event = Histories.only(
                dev.furrow.api.event.StartChildWorkflowExecutionInitiated.class, engine.history(important));
        assertThat(event.taskPriority()).isNull();
        assertThat(event.lambdaRole()).isNull();
    }

    @Test
    void priorityAndRoleOfTheTypeAreTheDefaults() {
        engine.call(with(registerWorkflowType("v", "1"), "defaultTaskPriority", "4", "defaultLambdaRole", "arn:type"));
        engine.decide(with(apart("child"), "workflowType", new WorkflowType("v", "1")));
        assertThat(initiated().taskPriority()).isEqualTo("4");
        assertThat(initiated().lambdaRole()).isEqualTo("arn:type");
    }

    @Test
    void aWorkflowIdMayHoldWhatClientsPutThere() {
        String workflowId = parent.runId() + ":7/+=";
        engine.decide(apart(workflowId));
        assertThat(engine.openRun(workflowId).workflowId()).isEqualTo(workflowId);
    }

    @Test
    void aWorkflowIdThatIsTakenIsFoundOutAfterTheInitiation() {
        engine.decide();
        engine.start("busy");
        engine.decide();
        engine.signal(parent, "wake");
        engine.decide(with(apart("busy"), "control", "mine"));
        assertThat(typesFrom(8, engine.history(parent)))
                .containsExactly(
                        DecisionTaskCompleted,
                        StartChildWorkflowExecutionInitiated,
                        StartChildWorkflowExecutionFailed,
                        DecisionTaskScheduled);
        assertThat(failed())
                .isEqualTo(new dev.furrow.api.event.StartChildWorkflowExecutionFailed(
                        TestEngine.workflowType(),
                        StartChildWorkflowExecutionFailedCause.WORKFLOW_ALREADY_RUNNING,
                        "busy",
                        9,
                        8,
                        "mine"));
        assertThat(engine.describe(parent).openCounts().openChildWorkflowExecutions())
                .isZero();
    }

    @Test
    void ofTwoChildrenWithOneWorkflowIdTheSecondFails() {
        engine.decide(apart("child"), apart("child"));
        assertThat(typesFrom(5, engine.history(parent)))
                .containsExactly(
                        StartChildWorkflowExecutionInitiated,
                        StartChildWorkflowExecutionInitiated,
                        ChildWorkflowExecutionStarted,
                        DecisionTaskScheduled,
                        StartChildWorkflowExecutionFailed);
        assertThat(failed().initiatedEventId()).isEqualTo(6);
    }

    @Test
    void aRunCannotBeItsOwnChild() {
        engine.decide(apart("parent"));
        assertThat(failed().cause()).isEqualTo(StartChildWorkflowExecutionFailedCause.WORKFLOW_ALREADY_RUNNING);
    }

    @Test
    void withoutPermissionNothingIsInitiated() {
        engine.permit((decision, type) -> false);
        assertRefused(StartChildWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, apart("child"));
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertRefused(
                StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DOES_NOT_EXIST,
                with(apart("child"), "workflowType", new WorkflowType("w", "9")));
    }

    @Test
    void aDeprecatedTypeIsRefused() {
        engine.call(new DeprecateWorkflowTypeRequest(DOMAIN, TestEngine.workflowType()));
        assertRefused(StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED, apart("child"));
    }

    @Test
    void whateverHasNoValueAnywhereIsRefusedInThisOrder() {
        engine.call(TypeKind.WORKFLOW.register(DOMAIN, "bare", "1"));
        StartChildWorkflowExecutionDecision decision =
                with(child("child"), "workflowType", new WorkflowType("bare", "1"));
        assertRefused(
                StartChildWorkflowExecutionFailedCause.DEFAULT_EXECUTION_START_TO_CLOSE_TIMEOUT_UNDEFINED, decision);
        decision = with(decision, "executionStartToCloseTimeout", "1");
        assertRefused(StartChildWorkflowExecutionFailedCause.DEFAULT_TASK_LIST_UNDEFINED, decision);
        decision = with(decision, "taskList", new TaskList("children"));
        assertRefused(StartChildWorkflowExecutionFailedCause.DEFAULT_TASK_START_TO_CLOSE_TIMEOUT_UNDEFINED, decision);
        decision = with(decision, "taskStartToCloseTimeout", "1");
        assertRefused(StartChildWorkflowExecutionFailedCause.DEFAULT_CHILD_POLICY_UNDEFINED, decision);
        engine.decide(with(decision, "childPolicy", ChildPolicy.ABANDON));
        assertThat(initiated().workflowType()).isEqualTo(new WorkflowType("bare", "1"));
    }

    @Test
    void childrenAreLimitedByParent() {
        use(TestSettings.quotas("openChildrenPerExecution", 2));
        engine.decide(apart("c1"), apart("c2"));
        assertRefused(StartChildWorkflowExecutionFailedCause.OPEN_CHILDREN_LIMIT_EXCEEDED, apart("c3"));
        engine.complete(engine.pollDecision("children"), completeWorkflow());
        engine.decide(apart("c3"));
        assertThat(initiated().workflowId()).isEqualTo("c3");
    }

    @Test
    void aChildCountsFromItsInitiation() {
        use(TestSettings.quotas("openChildrenPerExecution", 1));
        engine.decide(apart("c1"), apart("c2"));
        assertThat(failed().cause()).isEqualTo(StartChildWorkflowExecutionFailedCause.OPEN_CHILDREN_LIMIT_EXCEEDED);
        assertThat(failed().workflowId()).isEqualTo("c2");
    }

    @Test
    void runsAreLimitedByDomain() {
        use(TestSettings.quotas("openExecutionsPerDomain", 2));
        engine.decide(apart("c1"));
        assertRefused(StartChildWorkflowExecutionFailedCause.OPEN_WORKFLOWS_LIMIT_EXCEEDED, apart("c2"));
        engine.complete(engine.pollDecision("children"), completeWorkflow());
        engine.decide(apart("c2"));
        assertThat(initiated().workflowId()).isEqualTo("c2");
    }

    @Test
    void childrenStartNoFasterThanAllowed() {
        use(TestSettings.rate(DecisionType.StartChildWorkflowExecution, 1, 1));
        engine.decide(apart("c1"));
        assertRefused(StartChildWorkflowExecutionFailedCause.CHILD_CREATION_RATE_EXCEEDED, apart("c2"));
        engine.advance(Duration.ofSeconds(1));
        engine.decide(apart("c2"));
        assertThat(initiated().workflowId()).isEqualTo("c2");
    }
}
