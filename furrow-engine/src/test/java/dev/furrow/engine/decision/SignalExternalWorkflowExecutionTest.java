package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.SignalExternalWorkflowExecutionFailedCause;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Section 3.6 of the specification: SignalExternalWorkflowExecution, as far as the sender goes. The delivery is in
/// `SignalDeliveryTest`.
class SignalExternalWorkflowExecutionTest {
    private TestEngine engine;
    private WorkflowExecution sender;

    SignalExternalWorkflowExecutionTest() {
        use(EngineSettings.DEFAULT);
    }

    private void use(EngineSettings settings) {
        engine = new TestEngine(settings).withTypes();
        sender = engine.start("sender");
    }

    private void assertRefused(SignalExternalWorkflowExecutionFailedCause cause) {
        assertThat(typesFrom(engine.history(sender).size() - 1, engine.history(sender)))
                .containsExactly(SignalExternalWorkflowExecutionFailed, DecisionTaskScheduled);
        assertThat(Histories.last(
                        dev.furrow.api.event.SignalExternalWorkflowExecutionFailed.class, engine.history(sender)))
                .isEqualTo(new dev.furrow.api.event.SignalExternalWorkflowExecutionFailed(
                        "target",
                        "run",
                        cause,
                        0,
                        Histories.idOfLast(DecisionTaskCompleted, engine.history(sender)),
                        "key"));
    }

    @Test
    void theInitiationHoldsWhatTheDeciderSaid() {
        engine.decide(with(signalExternal("target", "key"), "runId", "some run"));
        assertThat(Histories.only(
                        dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated.class, engine.history(sender)))
                .isEqualTo(new dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated(
                        "target", "some run", "hello", "data", 4, "key"));
    }

    @Test
    void whatIsNotGivenIsNotShown() {
        engine.decide(with(signalExternal("target", null), "input", null, "runId", ""));
        assertThat(Histories.only(
                        dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated.class, engine.history(sender)))
                .isEqualTo(new dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated(
                        "target", null, "hello", null, 4, null));
    }

    @Test
    void withoutPermissionNothingIsInitiated() {
        engine.permit((decision, type) -> false);
        engine.decide(with(signalExternal("target", "key"), "runId", "run"));
        assertRefused(SignalExternalWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED);
        assertThat(Histories.types(engine.history(sender))).doesNotContain(SignalExternalWorkflowExecutionInitiated);
    }

    @Test
    void signalsGoNoFasterThanAllowed() {
        use(TestSettings.rate(DecisionType.SignalExternalWorkflowExecution, 1, 1));
        engine.decide(signalExternal("nobody", null));
        engine.decide(with(signalExternal("target", "key"), "runId", "run"));
        assertRefused(SignalExternalWorkflowExecutionFailedCause.SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_RATE_EXCEEDED);
        engine.advance(Duration.ofSeconds(1));
        engine.decide(signalExternal("nobody", null));
        assertThat(Histories.all(
                        dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated.class, engine.history(sender)))
                .hasSize(2);
    }
}
