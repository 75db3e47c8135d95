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
import dev.furrow.engine.id.Slots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals from one run to another: section 3.6 of the specification.
@ParameterizedClass
@ValueSource(ints = {1, 4})
class SignalDeliveryTest {
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
                        EventType.SignalExternalWorkflowExecutionInitiated,
                        EventType.SignalExternalWorkflowExecutionFailed,
                        DecisionTaskScheduled);
        assertThat(only(SignalExternalWorkflowExecutionFailed.class, sender))
                .isEqualTo(new SignalExternalWorkflowExecutionFailed(
                        workflowId,
                        runId,
                        SignalExternalWorkflowExecutionFailedCause.UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION,
                        5,
                        4,
                        "key"));
    }

    @Test
    void senderAndTargetAreOnDifferentLanesIfThereAreSeveral() {
        assertThat(Slots.of(DOMAIN, "sender") % 4).isNotEqualTo(Slots.of(DOMAIN, "target") % 4);
    }

    @Test
    void bothHearOfADelivery() {
        engine.decide(signalExternal("target", "key"));
        assertThat(typesFrom(5, engine.history(target)))
                .containsExactly(EventType.WorkflowExecutionSignaled, DecisionTaskScheduled);
        assertThat(only(WorkflowExecutionSignaled.class, target))
                .isEqualTo(new WorkflowExecutionSignaled("hello", "data", sender, 5));
        assertThat(typesFrom(5, engine.history(sender)))
                .containsExactly(
                        EventType.SignalExternalWorkflowExecutionInitiated,
                        EventType.ExternalWorkflowExecutionSignaled,
                        DecisionTaskScheduled);
        assertThat(only(ExternalWorkflowExecutionSignaled.class, sender))
                .isEqualTo(new ExternalWorkflowExecutionSignaled(target, 5));
    }

    @Test
    void anExactRunIsReached() {
        engine.decide(with(signalExternal("target", null), "runId", target.runId()));
        assertThat(only(ExternalWorkflowExecutionSignaled.class, sender).workflowExecution())
                .isEqualTo(target);
    }

    @Test
    void anotherRunOfTheWorkflowIdIsNotReached() {
        engine.decide(with(signalExternal("target", "key"), "runId", sender.runId()));
        assertFailed("target", sender.runId());
        assertThat(engine.history(target)).hasSize(4);
    }

    @Test
    void aRunIdThatIsNoneOfOursReachesNobody() {
        engine.decide(with(signalExternal("target", "key"), "runId", "22Uu5x0WbrbUfBjWb6vBWZFtsdVSr/+5bYBsMLkiyWmUA="));
        assertFailed("target", "22Uu5x0WbrbUfBjWb6vBWZFtsdVSr/+5bYBsMLkiyWmUA=");
    }

    @Test
    void aClosedRunIsNotReached() {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "target", null, null, null, null));
        int length = engine.history(target).size();
        engine.decide(signalExternal("target", "key"));
        assertFailed("target", null);
        assertThat(engine.history(target)).hasSize(length);
    }

    @Test
    void aWorkflowIdThatNeverWasIsNotReached() {
        engine.decide(signalExternal("nobody", "key"));
        assertFailed("nobody", null);
    }

    @Test
    void theNewestRunOfTheWorkflowIdIsReachedWithoutRunId() {
        engine.signal(target, "wake");
        engine.complete(engine.pollDecision("targets"), with(continueAsNew(), "taskList", new TaskList("targets")));
        WorkflowExecution successor = engine.openRun("target");
        engine.decide(signalExternal("target", null));
        assertThat(only(ExternalWorkflowExecutionSignaled.class, sender).workflowExecution())
                .isEqualTo(successor);
    }

    @Test
    void aRunMaySignalItself() {
        engine.decide(signalExternal("sender", "key"));
        assertThat(only(WorkflowExecutionSignaled.class, sender))
                .isEqualTo(new WorkflowExecutionSignaled("hello", "data", sender, 5));
        assertThat(only(ExternalWorkflowExecutionSignaled.class, sender))
                .isEqualTo(new ExternalWorkflowExecutionSignaled(sender, 5));
        assertThat(Histories.types(engine.history(sender)))
                .containsSubsequence(
                        EventType.SignalExternalWorkflowExecutionInitiated,
                        EventType.WorkflowExecutionSignaled,
                        EventType.DecisionTaskScheduled,
                        EventType.ExternalWorkflowExecutionSignaled);
    }

    @Test
    void theSignalOfASenderThatClosesInTheSameAnswerIsDelivered() {
        engine.decide(signalExternal("target", null), completeWorkflow());
        assertThat(engine.history(sender).getLast().eventType()).isEqualTo(EventType.WorkflowExecutionCompleted);
        assertThat(only(WorkflowExecutionSignaled.class, target).externalWorkflowExecution())
                .isEqualTo(sender);
    }

    @Test
    void theSuccessorOfASenderHearsNothing() {
        engine.decide(signalExternal("target", null), continueAsNew());
        assertThat(only(WorkflowExecutionSignaled.class, target).externalWorkflowExecution())
                .isEqualTo(sender);
        assertThat(engine.history(engine.openRun("sender"))).hasSize(2);
    }

    @Test
    void signalsOfOneAnswerArriveInTheOrderOfItsDecisions() {
        engine.decide(
                with(signalExternal("target", null), "signalName", "b"),
                with(signalExternal("target", null), "signalName", "a"),
                with(signalExternal("target", null), "signalName", "c"));
        assertThat(Histories.all(WorkflowExecutionSignaled.class, engine.history(target)))
                .extracting(WorkflowExecutionSignaled::signalName)
                .containsExactly("b", "a", "c");
        assertThat(Histories.all(ExternalWorkflowExecutionSignaled.class, engine.history(sender)))
                .extracting(ExternalWorkflowExecutionSignaled::initiatedEventId)
                .containsExactly(5L, 6L, 7L);
    }

    @Test
    void whatWasDeliveredIsNotDeliveredAgainAfterARestart() {
        engine.decide(signalExternal("target", null), signalExternal("nobody", null));
        int atTarget = engine.history(target).size();
        int atSender = engine.history(sender).size();
        engine.restart();
        assertThat(engine.history(target)).hasSize(atTarget);
        assertThat(engine.history(sender)).hasSize(atSender);
        engine.store().scanMessages(message -> {
            throw new AssertionError("Should have been removed: " + message);
        });
    }

    @Test
    void signalsStayWithinTheirDomain() {
        engine.call(new RegisterDomainRequest("other", null, "30", null));
        engine.call(with(registerWorkflowType("w", "1"), "domain", "other"));
        engine.call(with(start("elsewhere"), "domain", "other"), Run.class);
        engine.decide(signalExternal("elsewhere", "key"));
        assertFailed("elsewhere", null);
    }
}
