package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.DecisionTaskScheduled;
import static dev.furrow.api.event.EventType.WorkflowExecutionSignaled;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import org.junit.jupiter.api.Test;

/// Section 2.4 of the specification: signals.
class SignalWorkflowExecutionTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private void signal(String runId, String name, String input) {
        engine.call(new SignalWorkflowExecutionRequest(DOMAIN, "wf", runId, name, input));
    }

    private dev.furrow.api.event.WorkflowExecutionSignaled signaled() {
        return Histories.last(dev.furrow.api.event.WorkflowExecutionSignaled.class, engine.history(run));
    }

    @Test
    void aSignalIsAnEventAndAsksForADecisionTask() {
        engine.decide();
        signal(run.runId(), "rain", "12 mm");
        assertThat(Histories.typesFrom(5, engine.history(run)))
                .containsExactly(WorkflowExecutionSignaled, DecisionTaskScheduled);
        assertThat(signaled()).isEqualTo(new dev.furrow.api.event.WorkflowExecutionSignaled("rain", "12 mm", null, 0));
    }

    @Test
    void aSignalWithoutRunIdGoesToTheOpenRun() {
        signal(null, "rain", null);
        assertThat(signaled().signalName()).isEqualTo("rain");
    }

    @Test
    void anEmptyRunIdIsNone() {
        signal("", "rain", null);
        assertThat(signaled().signalName()).isEqualTo("rain");
    }

    @Test
    void equalSignalsAreNotMerged() {
        signal(null, "rain", "1");
        signal(null, "rain", "1");
        assertThat(Histories.all(dev.furrow.api.event.WorkflowExecutionSignaled.class, engine.history(run)))
                .hasSize(2);
    }

    @Test
    void anEmptyInputIsAValueAndAnAbsentOneIsNone() {
        signal(null, "rain", "");
        assertThat(signaled().input()).isEmpty();
        signal(null, "rain", null);
        assertThat(signaled().input()).isNull();
    }
}
