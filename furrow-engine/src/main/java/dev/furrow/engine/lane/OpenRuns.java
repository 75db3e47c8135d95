package dev.furrow.engine.lane;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.turn.OpenExecutions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The open runs of one lane and their deadlines. After a start runs are *asleep* at first, known but not in memory;
/// one that is needed is woken there and then. Not safe for use by several threads.
final class OpenRuns implements OpenExecutions {
    private record Id(String domain, String workflowId) {}

    private final Map<Id, OpenRun> runs = new HashMap<>();
    private Map<Id, RunKey> asleep = Map.of();
    private final Set<Id> broken = new HashSet<>();
    private final Deadlines deadlines = new Deadlines();
    private final OpenCounter counter;
    private final Consumer<RunKey> wake;

    /// @param wake adds or bars a run that is asleep
    OpenRuns(OpenCounter counter, Consumer<RunKey> wake) {
        this.counter = counter;
        this.wake = wake;
    }

    @Override
    public @Nullable WorkflowExecutionState find(String domain, String workflowId) {
        Id id = new Id(domain, workflowId);
        OpenRun run = runs.get(id);
        RunKey sleeper = run == null && !asleep.isEmpty() ? asleep.get(id) : null;
        if (sleeper != null) {
            wake.accept(sleeper);
            run = runs.get(id);
        }
        if (run == null && !broken.isEmpty() && broken.contains(id)) {
            throw new Fault(
                    FaultType.INTERNAL_FAILURE,
                    "The open run of workflowId " + workflowId + " cannot be worked on; see the server's log");
        }
        return run == null ? null : run.execution();
    }

    @Override
    public void add(WorkflowExecutionState execution) {
        OpenRun run = new OpenRun(execution);
        if (runs.put(id(execution.key()), run) != null) {
            throw new IllegalStateException("Two open runs of " + execution.key());
        }
        deadlines.update(run);
        counter.add(execution.key().domain(), 1);
    }

    @Override
    public void remove(WorkflowExecutionState execution) {
        OpenRun run = runs.remove(id(execution.key()));
        if (run != null) {
            deadlines.remove(run);
            counter.add(execution.key().domain(), -1);
        }
    }

    @Override
    public int count(String domain) {
        return counter.count(domain);
    }

    /// Files the run under its present deadline.
    void settleDeadline(WorkflowExecutionState execution) {
        OpenRun run = runs.get(id(execution.key()));
        if (run != null && run.execution() == execution) {
            deadlines.update(run);
        }
    }

    /// When something may be due; [Long#MAX_VALUE] if nothing ever is.
    long nextDeadline() {
        return deadlines.isEmpty() ? Long.MAX_VALUE : deadlines.first().dueAt();
    }

    /// The run in which something may be due first. There must be one.
    WorkflowExecutionState firstDue() {
        return deadlines.first().execution();
    }

    /// Takes note of a run that is open and not in memory.
    void putToSleep(RunKey key) {
        if (asleep.isEmpty()) {
            asleep = new HashMap<>();
        }
        asleep.put(id(key), key);
        counter.add(key.domain(), 1);
    }

    /// Whether a run is asleep; from now on it is not.
    boolean stopsSleeping(RunKey key) {
        boolean slept = !asleep.isEmpty() && asleep.remove(id(key), key);
        if (slept) {
            counter.add(key.domain(), -1);
        }
        if (asleep.isEmpty()) {
            // A map keeps the room for all that it ever held.
            asleep = Map.of();
        }
        return slept;
    }

    /// Bars a workflowId whose run cannot be folded, so that nobody starts a second one beside it.
    void markBroken(RunKey key) {
        broken.add(id(key));
    }

    void markWhole(RunKey key) {
        broken.remove(id(key));
    }

    int size() {
        return runs.size();
    }

    private static Id id(RunKey key) {
        return new Id(key.domain(), key.workflowId());
    }
}
