package dev.furrow.torture.load;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.simulation.check.Evidence;
import dev.furrow.simulation.check.RunHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What the clients know: the log of their calls, every history that any answer has shown, the tasks they hold. Safe
/// for use by many threads.
public final class Ledger {
    /// A token that was handed out and not yet answered for.
    ///
    /// @param run of the task
    /// @param startedEventId of the task
    /// @param decision whether it is a decision task's
    /// @param token the token
    public record Held(RunFacts run, long startedEventId, boolean decision, String token) {}

    private final CallLog log = new CallLog();
    private final Map<WorkflowExecution, RunFacts> runs = new LinkedHashMap<>();
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Set<String> startsUnknown = new HashSet<>();
    private final Set<ActivityType> types = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /// The facts of a run, which may be new.
    public synchronized RunFacts run(WorkflowExecution execution) {
        return runs.computeIfAbsent(execution, RunFacts::new);
    }

    /// Something was acknowledged about a run, or may have happened.
    synchronized void note(RunFacts run, String what) {
        run.dirty = true;
        counts.merge(what, 1, Integer::sum);
    }

    synchronized void saw(RunFacts run, List<HistoryEvent> events) {
        run.saw(events);
    }

    synchronized void startUnknown(String workflowId) {
        startsUnknown.add(workflowId);
    }

    /// Whether a start of a workflow was sent and never answered.
    public synchronized boolean mayHaveStarted(String workflowId) {
        return startsUnknown.contains(workflowId);
    }

    synchronized void registered(ActivityType type) {
        types.add(type);
        counts.merge("registrations", 1, Integer::sum);
    }

    /// The activity types that were registered.
    public synchronized Set<ActivityType> types() {
        return Set.copyOf(types);
    }

    /// Writes a handed-out task down.
    synchronized Held handedOut(WorkflowExecution execution, long startedEventId, boolean decision, String token) {
        RunFacts run = run(execution);
        run.dirty = true;
        counts.merge(decision ? "decision tasks" : "activity tasks", 1, Integer::sum);
        Held task = new Held(run, startedEventId, decision, token);
        held.put(token, task);
        return task;
    }

    /// A task needs no answer any more.
    synchronized void done(Held task) {
        held.remove(task.token());
    }

    /// The tokens that were handed out and not yet answered for.
    public synchronized List<Held> held() {
        return List.copyOf(held.values());
    }

    /// The runs that are not known to have ended.
    public synchronized List<RunFacts> open() {
        return runs.values().stream().filter(run -> !run.closed()).toList();
    }

    /// All runs.
    public synchronized List<RunFacts> all() {
        return List.copyOf(runs.values());
    }

    /// What a round has to look at: open runs, those with news, and some of the rest.
    public synchronized List<RunFacts> toCheck(RandomGenerator random, int others) {
        List<RunFacts> chosen = new ArrayList<>();
        List<RunFacts> rest = new ArrayList<>();
        runs.values().forEach(run -> (run.dirty || !run.closed() ? chosen : rest).add(run));
        for (int i = 0; i < others && !rest.isEmpty(); i++) {
            chosen.add(rest.get(random.nextInt(rest.size())));
        }
        return chosen;
    }

    /// The log of all calls that belong to this ledger.
    public CallLog log() {
        return log;
    }

    /// What is known from outside, for the checker.
    ///
    /// @param drained whether everything has come to its end
    public synchronized Evidence evidence(boolean drained) {
        List<RunHistory> histories = runs.values().stream()
                .filter(run -> !run.known.isEmpty())
                .map(run -> new RunHistory(Load.DOMAIN, run.execution, run.known, null))
                .toList();
        return new Evidence(log.calls(), histories, System.currentTimeMillis(), drained);
    }

    /// How often what was written down.
    public synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
