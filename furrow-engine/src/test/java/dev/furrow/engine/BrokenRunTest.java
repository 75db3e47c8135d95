package dev.furrow.engine;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.EventType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Run;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.ForwardingStore;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A run whose history cannot be folded at recovery: it is barred, everybody else goes on, and nothing that was meant
/// for it is lost.
class BrokenRunTest {
    /// Hides the first event of one workflowId while it is told to.
    private static final class GappyStore extends ForwardingStore {
        private String workflowId = "";

        GappyStore() {
            super(new RowStore(new MemoryTables(), "test"));
        }

        @Override
        public void scanHistories(Collection<RunKey> runs, EventVisitor visitor) {
            Set<RunKey> begun = new HashSet<>();
            super.scanHistories(runs, (run, json) -> {
                if (!begun.add(run) || !run.workflowId().equals(workflowId)) {
                    visitor.visit(run, json);
                }
            });
        }
    }

    private final GappyStore store = new GappyStore();
    private final TestEngine engine = new TestEngine(EngineSettings.DEFAULT, store).withTypes();
    private final WorkflowExecution broken = new WorkflowExecution(
            "broken",
            engine.call(with(start("broken"), "taskList", new TaskList("broken")), Run.class)
                    .runId());
    private final WorkflowExecution whole = engine.start("whole");

    private void restartWithGap() {
        store.workflowId = "broken";
        engine.restart();
        store.workflowId = "";
    }

    @Test
    void theOthersGoOn() {
        restartWithGap();
        assertThat(engine.pollDecision().workflowExecution()).isEqualTo(whole);
    }

    @Test
    void itsWorkflowIdStaysBarred() {
        restartWithGap();
        assertRefused(FaultType.INTERNAL_FAILURE, () -> engine.call(start("broken"), Run.class));
        assertRefused(FaultType.INTERNAL_FAILURE, () -> engine.signal(broken, "signal"));
    }

    @Test
    void itComesBackWhenItsHistoryDoes() {
        restartWithGap();
        engine.restart();
        engine.signal(broken, "signal");
        assertThat(engine.pollDecision("broken").workflowExecution()).isEqualTo(broken);
    }

    @Test
    void aMessageForItWaitsUntilItIsBack() {
        restartWithGap();
        engine.decide(signalExternal("broken", null));
        assertThat(Histories.types(engine.history(whole)))
                .doesNotContain(EventType.ExternalWorkflowExecutionSignaled)
                .doesNotContain(EventType.SignalExternalWorkflowExecutionFailed);
        engine.restart();
        assertThat(Histories.types(engine.history(broken))).contains(EventType.WorkflowExecutionSignaled);
        assertThat(Histories.types(engine.history(whole))).contains(EventType.ExternalWorkflowExecutionSignaled);
    }
}
