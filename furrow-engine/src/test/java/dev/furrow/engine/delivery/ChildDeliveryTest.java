package dev.furrow.engine.delivery;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.id.Slots;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What parent and child hear of each other: sections 3.6 and 8.2 of the specification. On one lane and on several;
/// parent and kid are on different ones then.
@ParameterizedClass
@ValueSource(ints = {1, 4})
class ChildDeliveryTest {
    @Parameter
    private int lanes;

    private TestEngine engine;
    private WorkflowExecution parent;
    private WorkflowExecution kid;

    private static StartChildWorkflowExecutionDecision kid() {
        return with(child("kid"), "taskList", new TaskList("kids"));
    }

    /// A parent whose kid has started, and which knows it: event 5 initiated it, event 6 tells of its start.
    private void begin(StartChildWorkflowExecutionDecision decision) {
        engine = new TestEngine(TestSettings.lanes(lanes)).withTypes();
        parent = engine.start("parent");
        engine.decide(decision);
        kid = engine.openRun("kid");
        engine.decide();
        assertThat(typesFrom(5, engine.history(parent)))
                .containsExactly(
                        StartChildWorkflowExecutionInitiated,
                        ChildWorkflowExecutionStarted,
                        DecisionTaskScheduled,
                        DecisionTaskStarted,
                        DecisionTaskCompleted);
    }

    private void kidDecides(Decision... decisions) {
        engine.complete(engine.pollDecision("kids"), decisions);
    }

    /// The parent hears of one end, in the transaction of that event alone.
    private void assertHears(EventAttributes event) {
        assertThat(typesFrom(10, engine.history(parent))).containsExactly(event.eventType(), DecisionTaskScheduled);
        assertThat(engine.history(parent).get(9).attributes()).isEqualTo(event);
        assertThat(engine.describe(parent).openCounts().openChildWorkflowExecutions())
                .isZero();
    }

    @Test
    void parentAndKidAreOnDifferentLanesIfThereAreSeveral() {
        assertThat(Slots.of(DOMAIN, "parent") % 4).isNotEqualTo(Slots.of(DOMAIN, "kid") % 4);
    }

    @Test
    void completed() {
        begin(kid());
        kidDecides(new CompleteWorkflowExecutionDecision("harvest"));
        assertHears(new ChildWorkflowExecutionCompleted(kid, TestEngine.workflowType(), "harvest", 5, 6));
    }

    @Test
    void failed() {
        begin(kid());
        kidDecides(new FailWorkflowExecutionDecision("frost", "-7 C"));
        assertHears(new ChildWorkflowExecutionFailed(kid, TestEngine.workflowType(), "frost", "-7 C", 5, 6));
    }

    @Test
    void canceled() {
        begin(kid());
        kidDecides(new CancelWorkflowExecutionDecision("winter"));
        assertHears(new ChildWorkflowExecutionCanceled(kid, TestEngine.workflowType(), "winter", 5, 6));
    }

    @Test
    void timedOut() {
        begin(with(kid(), "executionStartToCloseTimeout", "10"));
        engine.advance(Duration.ofSeconds(10));
        assertHears(new ChildWorkflowExecutionTimedOut(
                kid, TestEngine.workflowType(), WorkflowExecutionTimeoutType.START_TO_CLOSE, 5, 6));
    }

    @Test
    void terminated() {
        begin(kid());
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "kid", null, "reason", "details", null));
        assertHears(new ChildWorkflowExecutionTerminated(kid, TestEngine.workflowType(), 5, 6));
    }

    @Test
    void whatTheKidDoesNotSayTheParentDoesNotHear() {
        begin(kid());
        kidDecides(failWorkflow(null));
        assertHears(new ChildWorkflowExecutionFailed(kid, TestEngine.workflowType(), null, null, 5, 6));
    }

    @Test
    void eachKidIsKnownByItsInitiation() {
        begin(kid());
        engine.signal(parent, "wake");
        engine.decide(with(kid(), "workflowId", "other"));
        engine.decide();
        WorkflowExecution other = engine.openRun("other");
        engine.complete(engine.pollDecision("kids"));
        kidDecides(completeWorkflow());
        assertThat(Histories.only(ChildWorkflowExecutionCompleted.class, engine.history(parent)))
                .isEqualTo(new ChildWorkflowExecutionCompleted(other, TestEngine.workflowType(), null, 14, 15));
        assertThat(engine.describe(parent).openCounts().openChildWorkflowExecutions())
                .isEqualTo(1);
    }

    @Test
    void anotherRunOfTheKidsIdIsNotTheKid() {
        begin(kid());
        kidDecides(completeWorkflow());
        engine.decide();
        engine.start("kid");
        engine.decide(completeWorkflow());
        assertThat(Histories.all(ChildWorkflowExecutionCompleted.class, engine.history(parent)))
                .hasSize(1);
    }

    @Test
    void aClosedParentHearsNothing() {
        begin(kid());
        engine.signal(parent, "wake");
        engine.decide(completeWorkflow());
        int length = engine.history(parent).size();
        kidDecides(completeWorkflow());
        assertThat(engine.history(parent)).hasSize(length);
        assertThat(engine.describe(kid).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
        assertThat(engine.describe(parent).openCounts().openChildWorkflowExecutions())
                .as("frozen at the close")
                .isEqualTo(1);
    }

    @Test
    void theSuccessorOfAParentHearsNothing() {
        begin(kid());
        engine.signal(parent, "wake");
        engine.decide(continueAsNew());
        WorkflowExecution successor = engine.openRun("parent");
        kidDecides(completeWorkflow());
        assertThat(Histories.types(engine.history(successor)))
                .containsExactly(WorkflowExecutionStarted, DecisionTaskScheduled);
        assertThat(engine.describe(kid).executionInfo().parent()).isEqualTo(parent);
    }

    @Test
    void theKidOfAParentThatClosesInTheSameAnswerStartsAllTheSame() {
        engine = new TestEngine(TestSettings.lanes(lanes)).withTypes();
        parent = engine.start("parent");
        engine.decide(kid(), completeWorkflow());
        assertThat(typesFrom(5, engine.history(parent)))
                .containsExactly(StartChildWorkflowExecutionInitiated, WorkflowExecutionCompleted);
        kid = engine.openRun("kid");
        assertThat(engine.describe(kid).executionInfo().parent()).isEqualTo(parent);
    }

    @Test
    void theKidOfAParentThatIsTerminatedBeforeItStartsObeysThePolicy() {
        engine = new TestEngine(TestSettings.lanes(lanes)).withTypes();
        parent = engine.start("parent");
        DecisionTask task = engine.pollDecision();
        PendingReply decided = new PendingReply();
        PendingReply terminated = new PendingReply();
        engine.engine()
                .submit(
                        new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(kid()), null, null, null),
                        Permissions.ALL,
                        decided);
        engine.engine()
                .submit(
                        new TerminateWorkflowExecutionRequest(DOMAIN, "parent", null, null, null, null),
                        Permissions.ALL,
                        terminated);
        engine.advance(Duration.ZERO);
        assertThat(decided.body()).isEmpty();
        assertThat(terminated.body()).isEmpty();
        assertThat(typesFrom(5, engine.history(parent)))
                .containsExactly(StartChildWorkflowExecutionInitiated, WorkflowExecutionTerminated);
        List<WorkflowExecutionInfo> closed = engine.call(
                        new ListClosedWorkflowExecutionsRequest(
                                DOMAIN,
                                new ExecutionTimeFilter(java.time.Instant.EPOCH, null),
                                null,
                                new WorkflowExecutionFilter("kid"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        WorkflowExecutionInfos.class)
                .executionInfos();
        assertThat(closed).hasSize(1);
        assertThat(engine.history(closed.getFirst().execution()).getLast().attributes())
                .isEqualTo(new WorkflowExecutionTerminated(
                        null,
                        null,
                        dev.furrow.api.ChildPolicy.TERMINATE,
                        WorkflowExecutionTerminatedCause.CHILD_POLICY_APPLIED));
    }

    @Test
    void aKidThatClosesWhileItsParentDecidesIsRecordedInPlace() {
        begin(kid());
        engine.signal(parent, "wake");
        DecisionTask task = engine.pollDecision();
        kidDecides(completeWorkflow());
        engine.complete(task, completeWorkflow());
        assertThat(typesFrom(12, engine.history(parent)))
                .containsExactly(
                        DecisionTaskStarted,
                        ChildWorkflowExecutionCompleted,
                        DecisionTaskScheduled,
                        DecisionTaskCompleted,
                        CompleteWorkflowExecutionFailed);
    }

    @Test
    void grandchildrenReportToTheirOwnParent() {
        begin(kid());
        kidDecides(with(child("grandchild"), "taskList", new TaskList("grandchildren")));
        engine.complete(engine.pollDecision("grandchildren"), completeWorkflow());
        assertThat(Histories.types(engine.history(kid))).contains(ChildWorkflowExecutionCompleted);
        assertThat(Histories.types(engine.history(parent))).doesNotContain(ChildWorkflowExecutionCompleted);
    }
}
