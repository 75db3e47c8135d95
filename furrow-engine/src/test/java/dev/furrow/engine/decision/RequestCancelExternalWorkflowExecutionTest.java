package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailedCause;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Section 3.6 of the specification: RequestCancelExternalWorkflowExecution, as far as the sender goes. The delivery
/// is in `CancelDeliveryTest`.
class RequestCancelExternalWorkflowExecutionTest {
    private TestEngine engine;
    private WorkflowExecution sender;

    RequestCancelExternalWorkflowExecutionTest() {
        use(EngineSettings.DEFAULT);
    }

    private void use(EngineSettings settings) {
        engine = new TestEngine(settings).withTypes();
        sender = engine.start("sender");
    }

    private void assertRefused(RequestCancelExternalWorkflowExecutionFailedCause cause) {
        assertThat(typesFrom(engine.history(sender).size() - 1, engine.history(sender)))
                .containsExactly(RequestCancelExternalWorkflowExecutionFailed, DecisionTaskScheduled);
        assertThat(Histories.last(
                        dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailed.class,
                        engine.history(sender)))
                .isEqualTo(new dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailed(
                        "target",
                        "run",
                        cause,
                        0,
                        Histories.idOfLast(DecisionTaskCompleted, engine.history(sender)),
                        "key"));
    }

    @Test
    void theInitiationHoldsWhatTheDeciderSaid() {
        engine.decide(with(cancelExternal("target"), "runId", "some run", "control", "key"));
        assertThat(Histories.only(
                        dev.furrow.api.event.RequestCancelExternalWorkflowExecutionInitiated.class,
                        engine.history(sender)))
                .isEqualTo(new dev.furrow.api.event.RequestCancelExternalWorkflowExecutionInitiated(
                        "target", "some run", 4, "key"));
    }

    @Test
    void withoutPermissionNothingIsInitiated() {
        engine.permit((decision, type) -> false);
        engine.decide(with(cancelExternal("target"), "runId", "run", "control", "key"));
        assertRefused(RequestCancelExternalWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED);
        assertThat(Histories.types(engine.history(sender)))
                .doesNotContain(RequestCancelExternalWorkflowExecutionInitiated);
    }

    @Test
    void requestsGoNoFasterThanAllowed() {
        use(TestSettings.rate(DecisionType.RequestCancelExternalWorkflowExecution, 1, 1));
        engine.decide(cancelExternal("nobody"));
        engine.decide(with(cancelExternal("target"), "runId", "run", "control", "key"));
        assertRefused(
                RequestCancelExternalWorkflowExecutionFailedCause
                        .REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_RATE_EXCEEDED);
        engine.advance(Duration.ofSeconds(1));
        engine.decide(cancelExternal("nobody"));
        assertThat(Histories.all(
                        dev.furrow.api.event.RequestCancelExternalWorkflowExecutionInitiated.class,
                        engine.history(sender)))
                .hasSize(2);
    }
}
