package dev.furrow.engine.turn;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.WorkflowExecutionTerminatedCause;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A run whose history is too long is terminated: section 8.7 of the specification. The limit is 8 events here.
class HistoryLimitTest {
    private final TestEngine engine = new TestEngine(TestSettings.quotas("historyEvents", 8)).withTypes();
    private final WorkflowExecution run = engine.start("wf");

    @Test
    void aHistoryBelowTheLimitIsLeftAlone() {
        for (int i = 0; i < 5; i++) {
            engine.signal(run, "signal");
        }
        assertThat(engine.history(run)).hasSize(7);
        assertThat(engine.describe(run).executionInfo().closeStatus()).isNull();
    }

    @Test
    void theTransactionThatReachesTheLimitEndsWithTheTermination() {
        for (int i = 0; i < 6; i++) {
            engine.signal(run, "signal");
        }
        assertThat(typesFrom(8, engine.history(run)))
                .containsExactly(WorkflowExecutionSignaled, WorkflowExecutionTerminated);
        assertThat(Histories.only(dev.furrow.api.event.WorkflowExecutionTerminated.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionTerminated(
                        null, null, ChildPolicy.TERMINATE, WorkflowExecutionTerminatedCause.EVENT_LIMIT_EXCEEDED));
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=wf, runId=" + run.runId() + "]",
                () -> engine.signal(run, "late"));
    }

    @Test
    void aLimitThatIsChangedHoldsFromTheNextTurnOn() {
        for (int i = 0; i < 5; i++) {
            engine.signal(run, "signal");
        }
        engine.engine().quotas().set(TestSettings.quotas("historyEvents", 100).quotas(), Map.of());
        engine.signal(run, "beyond the old one");
        assertThat(engine.describe(run).executionInfo().closeStatus()).isNull();

        engine.engine()
                .quotas()
                .set(
                        TestSettings.quotas("historyEvents", 100).quotas(),
                        Map.of(
                                TestEngine.DOMAIN,
                                TestSettings.quotas("historyEvents", 9).quotas()));
        engine.signal(run, "reaches that of the domain");
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
    }

    @Test
    void oneAnswerMayOvershootAndSucceeds() {
        DecisionTask task = engine.pollDecision();
        engine.complete(task, marker("1"), marker("2"), marker("3"), marker("4"), marker("5"), marker("6"));
        assertThat(engine.history(run)).hasSize(11);
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(WorkflowExecutionTerminated);
    }

    @Test
    void aRunThatClosesAtTheLimitIsNotTerminated() {
        DecisionTask task = engine.pollDecision();
        engine.complete(task, marker("1"), marker("2"), marker("3"), completeWorkflow());
        assertThat(engine.history(run)).hasSize(8);
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void aNewRunBeginsToCountAnew() {
        DecisionTask task = engine.pollDecision();
        engine.complete(task, marker("1"), marker("2"), marker("3"), continueAsNew());
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.CONTINUED_AS_NEW);
        assertThat(engine.history(engine.openRun("wf"))).hasSize(2);
    }

    @Test
    void theLimitIsTheSameAfterARestart() {
        for (int i = 0; i < 5; i++) {
            engine.signal(run, "signal");
        }
        engine.restart();
        engine.signal(run, "signal");
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(WorkflowExecutionTerminated);
    }
}
