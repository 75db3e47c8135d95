package dev.furrow.engine.delivery;

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
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Children that go on as new runs stay the same child: sections 3.6 and 8.3 of the specification.
@ParameterizedClass
@ValueSource(ints = {1, 4})
class ContinuedChildTest {
    @Parameter
    private int lanes;

    private TestEngine engine;
    private WorkflowExecution parent;
    private WorkflowExecution first;
    private WorkflowExecution third;

    private static ContinueAsNewWorkflowExecutionDecision goOn() {
        return with(continueAsNew(), "taskList", new TaskList("kids"));
    }

    /// The kid is in its third run; the parent knows of the start of the first.
    @BeforeEach
    void begin() {
        engine = new TestEngine(TestSettings.lanes(lanes)).withTypes();
        engine.call(registerWorkflowType("w", "2"));
        parent = engine.start("parent");
        engine.decide(with(child("kid"), "taskList", new TaskList("kids")));
        engine.decide();
        first = engine.openRun("kid");
        engine.complete(engine.pollDecision("kids"), goOn());
        engine.complete(engine.pollDecision("kids"), with(goOn(), "workflowTypeVersion", "2"));
        third = engine.openRun("kid");
    }

    @Test
    void theParentHearsNothingOfTheChange() {
        assertThat(engine.history(parent)).hasSize(9);
        assertThat(engine.describe(parent).openCounts().openChildWorkflowExecutions())
                .isEqualTo(1);
        assertThat(third).isNotEqualTo(first);
    }

    @Test
    void everyRunHasTheSameParent() {
        WorkflowExecutionStarted started = Histories.only(WorkflowExecutionStarted.class, engine.history(third));
        assertThat(started.parentWorkflowExecution()).isEqualTo(parent);
        assertThat(started.parentInitiatedEventId()).isEqualTo(5);
        assertThat(engine.describe(third).executionInfo().parent()).isEqualTo(parent);
    }

    @Test
    void theParentHearsWhenTheLastRunCompletes() {
        engine.complete(engine.pollDecision("kids"), completeWorkflow());
        assertThat(typesFrom(10, engine.history(parent)))
                .containsExactly(ChildWorkflowExecutionCompleted, DecisionTaskScheduled);
        assertThat(Histories.only(ChildWorkflowExecutionCompleted.class, engine.history(parent)))
                .isEqualTo(new ChildWorkflowExecutionCompleted(third, new WorkflowType("w", "2"), null, 5, 6));
        assertThat(engine.describe(parent).openCounts().openChildWorkflowExecutions())
                .isZero();
    }

    @Test
    void theParentHearsWhenTheLastRunTimesOut() {
        engine.complete(engine.pollDecision("kids"), with(goOn(), "executionStartToCloseTimeout", "10"));
        WorkflowExecution fourth = engine.openRun("kid");
        engine.advance(Duration.ofSeconds(10));
        assertThat(Histories.only(ChildWorkflowExecutionTimedOut.class, engine.history(parent)))
                .isEqualTo(new ChildWorkflowExecutionTimedOut(
                        fourth, new WorkflowType("w", "2"), WorkflowExecutionTimeoutType.START_TO_CLOSE, 5, 6));
    }

    @Test
    void theParentHearsWhenTheLastRunIsTerminated() {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "kid", null, null, null, null));
        assertThat(Histories.only(ChildWorkflowExecutionTerminated.class, engine.history(parent)))
                .isEqualTo(new ChildWorkflowExecutionTerminated(third, new WorkflowType("w", "2"), 5, 6));
    }

    @Test
    void theChainOutlivesARestart() {
        engine.restart();
        engine.complete(engine.pollDecision("kids"), goOn());
        engine.restart();
        WorkflowExecution fourth = engine.openRun("kid");
        engine.complete(engine.pollDecision("kids"), completeWorkflow());
        assertThat(Histories.only(ChildWorkflowExecutionCompleted.class, engine.history(parent))
                        .workflowExecution())
                .isEqualTo(fourth);
    }

    @Test
    void theLastRunObeysThePolicyOfItsParent() {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "parent", null, null, null, ChildPolicy.TERMINATE));
        assertThat(Histories.only(WorkflowExecutionTerminated.class, engine.history(third))
                        .cause())
                .isEqualTo(WorkflowExecutionTerminatedCause.CHILD_POLICY_APPLIED);
    }

    @Test
    void theLastRunIsAskedToCancelByThePolicyOfItsParent() {
        engine.call(
                new TerminateWorkflowExecutionRequest(DOMAIN, "parent", null, null, null, ChildPolicy.REQUEST_CANCEL));
        assertThat(Histories.only(WorkflowExecutionCancelRequested.class, engine.history(third)))
                .isEqualTo(new WorkflowExecutionCancelRequested(
                        parent, 0, WorkflowExecutionCancelRequestedCause.CHILD_POLICY_APPLIED));
    }
}
