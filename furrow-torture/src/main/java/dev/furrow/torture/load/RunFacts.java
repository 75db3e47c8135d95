package dev.furrow.torture.load;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.HistoryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known about one run, from answers alone. Guarded by its ledger.
public final class RunFacts {
    /// An answered RespondDecisionTaskCompleted.
    ///
    /// @param startedEventId of its task
    /// @param context its executionContext, which no other call has used
    /// @param decisions in order
    record Decided(long startedEventId, String context, List<Decision> decisions) {}

    /// The heartbeats of one activity task.
    ///
    /// @param acknowledged details of the newest that was answered; null if none was
    /// @param unknown details of later ones without an answer
    record Heartbeats(@Nullable String acknowledged, Set<String> unknown) {
        Heartbeats answered(@Nullable String details) {
            return new Heartbeats(details, Set.of());
        }

        Heartbeats unanswered(String details) {
            Set<String> more = new HashSet<>(unknown);
            more.add(details);
            return new Heartbeats(acknowledged, more);
        }
    }

    /// Which run.
    public final WorkflowExecution execution;

    /// The longest beginning of its history that any answer has shown.
    public List<HistoryEvent> known = List.of();

    final Set<String> signals = new HashSet<>();
    final Set<String> signalsUnknown = new HashSet<>();
    int cancels;
    int cancelsUnknown;

    @Nullable String terminated;

    @Nullable String input;

    final List<Decided> decided = new ArrayList<>();
    final Set<Long> started = new HashSet<>();
    final Map<Long, String> completedActivities = new HashMap<>();
    final Map<Long, String> failedActivities = new HashMap<>();
    final Map<Long, Heartbeats> heartbeats = new HashMap<>();

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
                throw new Violation(
                        execution + ": event " + (i + 1) + " was " + known.get(i) + " and is now " + events.get(i));
            }
        }
        if (events.size() > known.size()) {
            known = List.copyOf(events);
            dirty = true;
        }
    }
}
