package dev.furrow.engine.delivery;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of children when their parent closes: sections 8.1 and 8.3 of the specification.
@ParameterizedClass
@ValueSource(ints = {1, 4})
class ChildPolicyTest {
    @Parameter
    private int lanes;

    private TestEngine engine;
    private WorkflowExecution parent;
    private WorkflowExecution kid;

    @BeforeEach
    void open() {
        engine = new TestEngine(TestSettings.lanes(lanes)).withTypes();
    }

    private static StartChildWorkflowExecutionDecision kid(String workflowId, ChildPolicy own) {
        return with(child(workflowId), "taskList", new TaskList("kids"), "childPolicy", own);
    }

    /// A parent with a policy and a kid that is at rest.
    private void begin(ChildPolicy policy) {
        Run run = engine.call(
                with(start("parent"), "childPolicy", policy, "executionStartToCloseTimeout", "60"), Run.class);
        parent = new WorkflowExecution("parent", run.runId());
        engine.decide(kid("kid", ChildPolicy.ABANDON));
        kid = engine.openRun("kid");
        engine.complete(engine.pollDecision("kids"));
        engine.decide();
    }

    private void terminateParent(ChildPolicy policy) {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "parent", null, null, null, policy));
    }

    private void assertKidIsTerminated() {
        assertThat(engine.history(kid).getLast().attributes())
                .isEqualTo(new WorkflowExecutionTerminated(
                        null, null, ChildPolicy.ABANDON, WorkflowExecutionTerminatedCause.CHILD_POLICY_APPLIED));
        assertThat(engine.describe(kid).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
    }

    private void assertKidIsAskedToCancel() {
        assertThat(typesFrom(5, engine.history(kid)))
                .containsExactly(EventType.WorkflowExecutionCancelRequested, DecisionTaskScheduled);
        assertThat(engine.history(kid).get(4).attributes())
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionCancelRequested(
                        parent, 0, WorkflowExecutionCancelRequestedCause.CHILD_POLICY_APPLIED));
        assertThat(engine.describe(kid).executionInfo().cancelRequested()).isTrue();
    }

    private void assertKidIsLeftAlone() {
        assertThat(engine.history(kid)).hasSize(4);
        assertThat(engine.describe(kid).executionInfo().closeStatus()).isNull();
    }

    private void assertParentEndedWith(EventType closing) {
        assertThat(engine.history(parent).getLast().eventType()).isEqualTo(closing);
    }

    @Test
    void aTerminationAppliesThePolicyOfTheRun() {
        begin(ChildPolicy.TERMINATE);
        terminateParent(null);
        assertKidIsTerminated();
        assertParentEndedWith(EventType.WorkflowExecutionTerminated);
    }

    @Test
    void aTerminationAppliesThePolicyOfItsCallIfThereIsOne() {
        begin(ChildPolicy.TERMINATE);
        terminateParent(ChildPolicy.REQUEST_CANCEL);
        assertKidIsAskedToCancel();
        assertParentEndedWith(EventType.WorkflowExecutionTerminated);
    }

    @Test
    void aTerminationMayAbandon() {
        begin(ChildPolicy.TERMINATE);
        terminateParent(ChildPolicy.ABANDON);
        assertKidIsLeftAlone();
    }

    @Test
    void aTimeoutTerminates() {
        begin(ChildPolicy.TERMINATE);
        engine.advance(Duration.ofMinutes(1));
        assertKidIsTerminated();
        assertParentEndedWith(EventType.WorkflowExecutionTimedOut);
    }

    @Test
    void aTimeoutAsksToCancel() {
        begin(ChildPolicy.REQUEST_CANCEL);
        engine.advance(Duration.ofMinutes(1));
        assertKidIsAskedToCancel();
        assertParentEndedWith(EventType.WorkflowExecutionTimedOut);
    }

    @Test
    void aTimeoutAbandons() {
        begin(ChildPolicy.ABANDON);
        engine.advance(Duration.ofMinutes(1));
        assertKidIsLeftAlone();
    }

    @Test
    void aHistoryThatIsTooLongAppliesThePolicy() {
        engine = new TestEngine(with(TestSettings.quotas("historyEvents", 20), "lanes", lanes)).withTypes();
        begin(ChildPolicy.TERMINATE);
        for (int i = 0; i < 20 && engine.describe(parent).executionInfo().closeStatus() == null; i++) {
            engine.signal(parent, "signal");
        }
        assertThat(Histories.only(WorkflowExecutionTerminated.class, engine.history(parent))
                        .cause())
                .isEqualTo(WorkflowExecutionTerminatedCause.EVENT_LIMIT_EXCEEDED);
        assertKidIsTerminated();
    }

    @Test
    void aCloseByTheDeciderLeavesChildrenAlone() {
        for (Decision close : List.of(completeWorkflow(), failWorkflow("r"), cancelWorkflow(), continueAsNew())) {
            open();
            begin(ChildPolicy.TERMINATE);
            engine.signal(parent, "wake");
            engine.decide(close);
            assertThat(engine.describe(parent).executionInfo().closeStatus()).isNotNull();
            assertKidIsLeftAlone();
        }
    }

    @Test
    void everyOpenChildObeysAndClosedOnesAreLeftInPeace() {
        begin(ChildPolicy.TERMINATE);
        engine.signal(parent, "wake");
        engine.decide(kid("second", ChildPolicy.TERMINATE), kid("closed", ChildPolicy.TERMINATE));
        WorkflowExecution second = engine.openRun("second");
        WorkflowExecution closed = engine.openRun("closed");
        DecisionTask task = engine.pollDecision("kids");
        DecisionTask other = engine.pollDecision("kids");
        engine.complete(task.workflowExecution().equals(closed) ? task : other, completeWorkflow());
        terminateParent(null);
        assertKidIsTerminated();
        assertThat(engine.describe(second).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
        assertThat(engine.describe(closed).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void aTerminatedChildAppliesItsOwnPolicy() {
        engine.start("parent");
        engine.decide(kid("kid", ChildPolicy.REQUEST_CANCEL));
        kid = engine.openRun("kid");
        engine.complete(engine.pollDecision("kids"), with(child("grandchild"), "taskList", new TaskList("grand")));
        WorkflowExecution grandchild = engine.openRun("grandchild");
        terminateParent(ChildPolicy.TERMINATE);
        assertThat(engine.describe(kid).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
        assertThat(Histories.only(WorkflowExecutionCancelRequested.class, engine.history(grandchild)))
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionCancelRequested(
                        kid, 0, WorkflowExecutionCancelRequestedCause.CHILD_POLICY_APPLIED));
    }

    @Test
    void aStrangerUnderTheWorkflowIdOfAChildIsLeftAlone() {
        begin(ChildPolicy.TERMINATE);
        engine.signal(kid, "wake");
        engine.complete(engine.pollDecision("kids"), completeWorkflow());
        WorkflowExecution stranger = engine.start("kid");
        terminateParent(null);
        assertThat(engine.describe(stranger).executionInfo().closeStatus()).isNull();
    }

    @Test
    void childrenOfAnEarlierRunAreNotThoseOfItsSuccessor() {
        begin(ChildPolicy.TERMINATE);
        engine.signal(parent, "wake");
        engine.decide(continueAsNew());
        terminateParent(null);
        assertKidIsLeftAlone();
    }

    @Test
    void thePolicyIsAppliedToAChildThatNobodyHasHeardOfYet() {
        Run run = engine.call(with(start("parent"), "executionStartToCloseTimeout", "60"), Run.class);
        parent = new WorkflowExecution("parent", run.runId());
        DecisionTask task = engine.pollDecision();
        engine.advanceUnnoticed(Duration.ofSeconds(29));
        engine.complete(task, kid("kid", ChildPolicy.ABANDON));
        kid = engine.openRun("kid");
        engine.advance(Duration.ofSeconds(31));
        assertKidIsTerminated();
    }
}
