package dev.furrow.torture.load;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import java.util.List;

/// What is known about one run, from answers alone. Guarded by its ledger.
public final class RunFacts {
    /// Which run.
    public final WorkflowExecution execution;

    /// The longest beginning of its history that any answer has shown.
    public List<HistoryEvent> known = List.of();

    /// Whether something was learnt since the last check.
    boolean dirty = true;

    RunFacts(WorkflowExecution execution) {
        this.execution = execution;
    }

    /// Whether an answer has shown its end.
    public boolean closed() {
        return !known.isEmpty() && Histories.closes(known.getLast());
    }

    /// Takes a beginning of the history that an answer has shown; it must agree with all that was shown before.
    void saw(List<HistoryEvent> events) {
        int common = Math.min(events.size(), known.size());
        for (int i = 0; i < common; i++) {
            if (!events.get(i).equals(known.get(i))) {
                throw new Violation("P4 what was read never changes: " + execution + ": event " + (i + 1) + " was "
                        + known.get(i) + " and is now " + events.get(i));
            }
        }
        if (events.size() > known.size()) {
            known = List.copyOf(events);
            dirty = true;
        }
    }

    @Override
    public String toString() {
        return execution.toString();
    }
}
