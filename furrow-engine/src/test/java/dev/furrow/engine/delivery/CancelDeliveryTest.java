package dev.furrow.engine.delivery;

import static dev.furrow.api.event.EventType.DecisionTaskScheduled;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests to cancel from one run to another: section 3.6 of the specification.
@ParameterizedClass
@ValueSource(ints = {1, 4})
class CancelDeliveryTest {
    @Parameter
    private int lanes;

    private TestEngine engine;
    private WorkflowExecution target;
    private WorkflowExecution sender;

    @BeforeEach
    void begin() {
        engine = new TestEngine(TestSettings.lanes(lanes)).withTypes();
        target = new WorkflowExecution(
                "target",
                engine.call(with(start("target"), "taskList", new TaskList("targets")), Run.class)
                        .runId());
        engine.complete(engine.pollDecision("targets"));
        sender = engine.start("sender");
    }

    private <T extends EventAttributes> T only(Class<T> type, WorkflowExecution of) {
        return Histories.only(type, engine.history(of));
    }

    private void assertFailed(String workflowId, String runId) {
        assertThat(typesFrom(5, engine.history(sender)))
                .containsExactly(
                        EventType.RequestCancelExternalWorkflowExecutionInitiated,
                        EventType.RequestCancelExternalWorkflowExecutionFailed,
                        DecisionTaskScheduled);
        assertThat(only(RequestCancelExternalWorkflowExecutionFailed.class, sender))
                .isEqualTo(new RequestCancelExternalWorkflowExecutionFailed(
                        workflowId,
                        runId,
                        RequestCancelExternalWorkflowExecutionFailedCause.UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION,
                        5,
                        4,
                        "key"));
    }

    @Test
    void bothHearOfADelivery() {
        engine.decide(with(cancelExternal("target"), "control", "key"));
        assertThat(typesFrom(5, engine.history(target)))
                .containsExactly(EventType.WorkflowExecutionCancelRequested, DecisionTaskScheduled);
        assertThat(only(WorkflowExecutionCancelRequested.class, target))
                .isEqualTo(new WorkflowExecutionCancelRequested(sender, 5, null));
        assertThat(engine.describe(target).executionInfo().cancelRequested()).isTrue();
        assertThat(typesFrom(5, engine.history(sender)))
                .containsExactly(
                        EventType.RequestCancelExternalWorkflowExecutionInitiated,
                        EventType.ExternalWorkflowExecutionCancelRequested,
                        DecisionTaskScheduled);
        assertThat(only(ExternalWorkflowExecutionCancelRequested.class, sender))
                .isEqualTo(new ExternalWorkflowExecutionCancelRequested(target, 5));
    }

    @Test
    void aParentCancelsItsChildByItsWorkflowIdAlone() {
        engine.decide(with(child("kid"), "taskList", new TaskList("kids")));
        engine.decide(cancelExternal("kid"));
        WorkflowExecution kid = engine.openRun("kid");
        assertThat(only(WorkflowExecutionCancelRequested.class, kid).externalWorkflowExecution())
                .isEqualTo(sender);
        engine.complete(engine.pollDecision("kids"), cancelWorkflow());
        assertThat(only(ChildWorkflowExecutionCanceled.class, sender).workflowExecution())
                .isEqualTo(kid);
    }

    @Test
    void anExactRunIsReached() {
        engine.decide(with(cancelExternal("target"), "runId", target.runId()));
        assertThat(only(ExternalWorkflowExecutionCancelRequested.class, sender).workflowExecution())
                .isEqualTo(target);
    }

    @Test
    void anotherRunOfTheWorkflowIdIsNotReached() {
        engine.decide(with(cancelExternal("target"), "runId", sender.runId(), "control", "key"));
        assertFailed("target", sender.runId());
        assertThat(engine.history(target)).hasSize(4);
    }

    @Test
    void aClosedRunIsNotReached() {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "target", null, null, null, null));
        engine.decide(with(cancelExternal("target"), "control", "key"));
        assertFailed("target", null);
    }

    @Test
    void aRunMayAskItself() {
        engine.decide(cancelExternal("sender"));
        assertThat(only(WorkflowExecutionCancelRequested.class, sender))
                .isEqualTo(new WorkflowExecutionCancelRequested(sender, 5, null));
        assertThat(only(ExternalWorkflowExecutionCancelRequested.class, sender))
                .isEqualTo(new ExternalWorkflowExecutionCancelRequested(sender, 5));
    }

    @Test
    void theRequestOfASenderThatClosesInTheSameAnswerIsDelivered() {
        engine.decide(cancelExternal("target"), completeWorkflow());
        assertThat(engine.history(sender).getLast().eventType()).isEqualTo(EventType.WorkflowExecutionCompleted);
        assertThat(only(WorkflowExecutionCancelRequested.class, target).externalWorkflowExecution())
                .isEqualTo(sender);
    }

    @Test
    void repeatedRequestsAreRepeatedEvents() {
        engine.decide(cancelExternal("target"), cancelExternal("target"));
        assertThat(Histories.all(WorkflowExecutionCancelRequested.class, engine.history(target)))
                .extracting(WorkflowExecutionCancelRequested::externalInitiatedEventId)
                .containsExactly(5L, 6L);
    }
}
