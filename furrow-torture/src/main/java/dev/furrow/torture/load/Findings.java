package dev.furrow.torture.load;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.ChildWorkflowExecutionStarted;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.simulation.check.Checker;
import dev.furrow.simulation.check.Evidence;
import dev.furrow.simulation.check.Invariants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads histories back, and lets the checks of the simulation decide whether what was promised was kept.
public final class Findings {
    private static final int LINES = 20;

    private final ServerCalls calls;
    private final Ledger ledger;

    /// @param calls to the server
    /// @param ledger what the clients know
    public Findings(ServerCalls calls, Ledger ledger) {
        this.calls = calls;
        this.ledger = ledger;
    }

    /// Reads the whole history of a run, which must agree with everything that was read before.
    List<HistoryEvent> read(RunFacts run, int pageSize) {
        List<HistoryEvent> events = history(run, pageSize);
        ledger.saw(run, events);
        return events;
    }

    /// Looks whether the history still begins with all that was ever read, without learning anything new: for a copy
    /// of the store, whose future is not that of the original.
    public void lookForKnown(RunFacts run) {
        List<HistoryEvent> known = run.known;
        List<HistoryEvent> events = history(run, 1000);
        if (events.size() < known.size() || !events.subList(0, known.size()).equals(known)) {
            throw new Violation(
                    run.execution + " was\n" + Histories.lines(known) + "and is now\n" + Histories.lines(events));
        }
    }

    private List<HistoryEvent> history(RunFacts run, int pageSize) {
        List<HistoryEvent> events = new ArrayList<>();
        @Nullable String next = null;
        do {
            History page = calls.ask(
                    new GetWorkflowExecutionHistoryRequest(Load.DOMAIN, run.execution, next, pageSize, null),
                    History.class);
            events.addAll(page.events());
            next = page.nextPageToken();
        } while (next != null);
        return events;
    }

    /// Reads a run.
    ///
    /// @return what is open after its history
    public Histories.Open look(RunFacts run) {
        List<HistoryEvent> events = read(run, 1000);
        Histories.Open open = Histories.walk(run.execution, events);
        if (events.size() < run.known.size()) {
            throw new Violation("P4 what was read never changes: " + run.execution + " has lost its last "
                    + (run.known.size() - events.size()) + " events, among them " + run.known.getLast());
        }
        learn(run, events);
        run.dirty = false;
        return open;
    }

    /// Decides whether the histories, as far as they were read back, hold what the clients' log promises.
    ///
    /// @param drained whether everything has come to its end, so that nothing is under way between runs
    public void check(boolean drained) {
        Evidence evidence = ledger.evidence(drained);
        List<String> problems = new ArrayList<>(Checker.check(evidence));
        problems.addAll(BatchesAreWhole.check(evidence));
        if (drained) {
            problems.addAll(Invariants.check(evidence));
        }
        if (!problems.isEmpty()) {
            throw new Violation(problems.size() + " problems:\n"
                    + String.join("\n", problems.stream().limit(LINES).toList()));
        }
    }

    /// Runs that come from other runs are facts, too: they must exist from now on.
    private void learn(RunFacts run, List<HistoryEvent> events) {
        for (HistoryEvent event : events) {
            switch (event.attributes()) {
                case ChildWorkflowExecutionStarted child -> ledger.run(child.workflowExecution());
                case WorkflowExecutionContinuedAsNew next ->
                    ledger.run(new WorkflowExecution(run.execution.workflowId(), next.newExecutionRunId()));
                default -> {}
            }
        }
    }
}
