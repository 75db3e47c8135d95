package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.ContinueAsNewWorkflowExecutionFailedCause;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.*;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.TypeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 3.6 of the specification: ContinueAsNewWorkflowExecution. What it has in common with the other closing
/// decisions is in `ClosingDecisionsTest`, what it means for parents in `ContinuedChildTest`.
class ContinueAsNewWorkflowExecutionTest {
    private TestEngine engine;
    private WorkflowExecution run;

    ContinueAsNewWorkflowExecutionTest() {
        use(EngineSettings.DEFAULT);
    }

    private void use(EngineSettings settings) {
        engine = new TestEngine(settings).withTypes();
        run = engine.start("wf");
    }

    private dev.furrow.api.event.WorkflowExecutionContinuedAsNew continued() {
        return Histories.only(dev.furrow.api.event.WorkflowExecutionContinuedAsNew.class, engine.history(run));
    }

    private WorkflowExecution successor() {
        return new WorkflowExecution("wf", continued().newExecutionRunId());
    }

    private dev.furrow.api.event.WorkflowExecutionStarted started() {
        return Histories.only(dev.furrow.api.event.WorkflowExecutionStarted.class, engine.history(successor()));
    }

    private void assertRefused(
            ContinueAsNewWorkflowExecutionFailedCause cause, ContinueAsNewWorkflowExecutionDecision decision) {
        engine.complete(engine.pollDecision("deciders"), decision);
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(DecisionTaskScheduled);
        assertThat(Histories.last(dev.furrow.api.event.ContinueAsNewWorkflowExecutionFailed.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.ContinueAsNewWorkflowExecutionFailed(
                        cause, Histories.idOfLast(DecisionTaskCompleted, engine.history(run))));
    }

    @Test
    void oneRunClosesAndAnotherBegins() {
        engine.advance(Duration.ofSeconds(5));
        engine.decide(continueAsNew());
        assertThat(Histories.typesFrom(4, engine.history(run)))
                .containsExactly(DecisionTaskCompleted, WorkflowExecutionContinuedAsNew);
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.CONTINUED_AS_NEW);
        List<HistoryEvent> history = engine.history(successor());
        assertThat(Histories.types(history)).containsExactly(WorkflowExecutionStarted, DecisionTaskScheduled);
        assertThat(history)
                .extracting(HistoryEvent::eventTimestamp)
                .containsOnly(engine.history(run).getLast().eventTimestamp());
        assertThat(started().continuedExecutionRunId()).isEqualTo(run.runId());
        assertThat(engine.openRun("wf")).isEqualTo(successor());
    }

    @Test
    void whatTheDecisionLeavesOutComesFromTheTypeAndNotFromTheRun() {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
        Run full = engine.call(
                with(
                        start("wf"),
                        "input",
                        "seeds",
                        "executionStartToCloseTimeout",
                        "77",
                        "taskStartToCloseTimeout",
                        "7",
                        "childPolicy",
                        ChildPolicy.ABANDON,
                        "taskList",
                        new TaskList("mine"),
                        "taskPriority",
                        "2",
                        "tagList",
                        List.of("a"),
                        "lambdaRole",
                        "arn:mine"),
                Run.class);
        run = new WorkflowExecution("wf", full.runId());
        engine.complete(engine.pollDecision("mine"), continueAsNew());
        assertThat(started())
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionStarted(
                        null,
                        "3600",
                        "30",
                        ChildPolicy.TERMINATE,
                        new TaskList("deciders"),
                        null,
                        TestEngine.workflowType(),
                        null,
                        run.runId(),
                        null,
                        0,
                        null));
        assertThat(continued())
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionContinuedAsNew(
                        null,
                        4,
                        successor().runId(),
                        "3600",
                        new TaskList("deciders"),
                        null,
                        "30",
                        ChildPolicy.TERMINATE,
                        null,
                        TestEngine.workflowType(),
                        null));
    }

    @Test
    void whatTheDecisionSaysOverridesTheType() {
        engine.call(registerWorkflowType("w", "2"));
        engine.decide(with(
                continueAsNew(),
                "input",
                "seeds",
                "executionStartToCloseTimeout",
                "77",
                "taskStartToCloseTimeout",
                "NONE",
                "childPolicy",
                ChildPolicy.REQUEST_CANCEL,
                "taskList",
                new TaskList("mine"),
                "taskPriority",
                "2",
                "tagList",
                List.of("a", "b"),
                "lambdaRole",
                "arn:mine",
                "workflowTypeVersion",
                "2"));
        assertThat(continued())
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionContinuedAsNew(
                        "seeds",
                        4,
                        successor().runId(),
                        "77",
                        new TaskList("mine"),
                        "2",
                        "NONE",
                        ChildPolicy.REQUEST_CANCEL,
                        List.of("a", "b"),
                        new WorkflowType("w", "2"),
                        "arn:mine"));
        assertThat(started())
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionStarted(
                        "seeds",
                        "77",
                        "NONE",
                        ChildPolicy.REQUEST_CANCEL,
                        new TaskList("mine"),
                        "2",
                        new WorkflowType("w", "2"),
                        List.of("a", "b"),
                        run.runId(),
                        null,
                        0,
                        "arn:mine"));
    }

    @Test
    void aFreshTimeoutBegins() {
        engine.advance(Duration.ofMinutes(50));
        engine.decide(continueAsNew());
        engine.advance(Duration.ofSeconds(3599));
        assertThat(engine.describe(successor()).executionInfo().closeStatus()).isNull();
        engine.advance(Duration.ofSeconds(1));
        assertThat(engine.describe(successor()).executionInfo().closeStatus()).isEqualTo(CloseStatus.TIMED_OUT);
    }

    @Test
    void openWorkOfTheOldRunIsDropped() {
        engine.decide(schedule("runs"), schedule("waits"), timer("t", 10), timer("wake", 0));
        engine.pollActivity();
        engine.decide(continueAsNew());
        assertThat(engine.describe(successor()).openCounts()).isEqualTo(new WorkflowExecutionOpenCounts(0, 1, 0, 0, 0));
        assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
        engine.advance(Duration.ofSeconds(60));
        assertThat(Histories.types(engine.history(successor())))
                .containsExactly(WorkflowExecutionStarted, DecisionTaskScheduled);
    }

    @Test
    void aCancelRequestIsNotHandedOn() {
        engine.call(new RequestCancelWorkflowExecutionRequest(DOMAIN, "wf", null));
        engine.decide(continueAsNew());
        assertThat(engine.describe(successor()).executionInfo().cancelRequested())
                .isFalse();
    }

    @Test
    void theQuotaOfOpenRunsIsNotCharged() {
        use(TestSettings.quotas("openExecutionsPerDomain", 1));
        engine.decide(continueAsNew());
        assertThat(continued().newExecutionRunId()).isNotEqualTo(run.runId());
        assertThat(engine.engine().openExecutions()).containsEntry(DOMAIN, 1);
    }

    @Test
    void oldAndNewRunAreBothListed() {
        engine.decide(continueAsNew());
        ExecutionTimeFilter always = new ExecutionTimeFilter(Instant.EPOCH, null);
        assertThat(engine.call(
                                new ListClosedWorkflowExecutionsRequest(
                                        DOMAIN, always, null, null, null, null, null, null, null, null),
                                WorkflowExecutionInfos.class)
                        .executionInfos())
                .extracting(WorkflowExecutionInfo::execution)
                .containsExactly(run);
        assertThat(engine.call(
                                new ListOpenWorkflowExecutionsRequest(
                                        DOMAIN, always, null, null, null, null, null, null),
                                WorkflowExecutionInfos.class)
                        .executionInfos())
                .extracting(WorkflowExecutionInfo::execution)
                .containsExactly(successor());
    }

    @Test
    void theSuccessorOutlivesARestart() {
        engine.decide(continueAsNew());
        engine.restart();
        assertThat(engine.pollDecision().workflowExecution()).isEqualTo(successor());
    }

    @Test
    void aVersionThatDoesNotExistIsRefused() {
        assertRefused(
                ContinueAsNewWorkflowExecutionFailedCause.WORKFLOW_TYPE_DOES_NOT_EXIST,
                with(continueAsNew(), "workflowTypeVersion", "9"));
    }

    @Test
    void aVersionThatIsDeprecatedIsRefused() {
        engine.call(registerWorkflowType("w", "2"));
        engine.call(new DeprecateWorkflowTypeRequest(DOMAIN, new WorkflowType("w", "2")));
        assertRefused(
                ContinueAsNewWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED,
                with(continueAsNew(), "workflowTypeVersion", "2"));
    }

    @Test
    void whateverHasNoValueAnywhereIsRefusedInThisOrder() {
        engine.call(TypeKind.WORKFLOW.register(DOMAIN, "w", "bare"));
        ContinueAsNewWorkflowExecutionDecision decision = with(continueAsNew(), "workflowTypeVersion", "bare");
        assertRefused(
                ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_EXECUTION_START_TO_CLOSE_TIMEOUT_UNDEFINED, decision);
        decision = with(decision, "executionStartToCloseTimeout", "1");
        assertRefused(ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_TASK_LIST_UNDEFINED, decision);
        decision = with(decision, "taskList", new TaskList("l"));
        assertRefused(
                ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_TASK_START_TO_CLOSE_TIMEOUT_UNDEFINED, decision);
        decision = with(decision, "taskStartToCloseTimeout", "1");
        assertRefused(ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_CHILD_POLICY_UNDEFINED, decision);
        engine.decide(with(decision, "childPolicy", ChildPolicy.ABANDON));
        assertThat(continued().workflowType()).isEqualTo(new WorkflowType("w", "bare"));
    }

    @Test
    void runsContinueNoFasterThanAllowed() {
        use(TestSettings.rate(DecisionType.ContinueAsNewWorkflowExecution, 1, 1));
        engine.decide(continueAsNew());
        run = successor();
        assertRefused(
                ContinueAsNewWorkflowExecutionFailedCause.CONTINUE_AS_NEW_WORKFLOW_EXECUTION_RATE_EXCEEDED,
                continueAsNew());
        engine.advance(Duration.ofSeconds(1));
        engine.decide(continueAsNew());
        assertThat(continued().newExecutionRunId()).isNotEqualTo(run.runId());
    }
}
