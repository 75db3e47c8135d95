package dev.furrow.engine;

import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.LambdaFunctions;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskSink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.Lane;
import dev.furrow.engine.lane.RunLoader;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.turn.Heartbeat;
import dev.furrow.engine.turn.LambdaCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills the lanes of an engine from its store: every open run is folded from its history, gets its heartbeats back,
/// and says which of its tasks wait and which of its functions were being called. Lanes are filled side by side.
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /// What one lane's runs have brought to light.
    private static final class Found {
        private final Set<PendingTask> waiting = new HashSet<>();
        private final List<LambdaCall> scheduled = new ArrayList<>();
        private final List<LambdaCall> interrupted = new ArrayList<>();
    }

    private static final Comparator<RunKey> BY_PLACE =
            Comparator.comparingInt(RunKey::slot).thenComparing(RunKey::runId);

    private final Store store;
    private final RunLoader loader;
    private final Map<RunKey, List<Heartbeat>> heartbeats = new HashMap<>();
    private final List<PendingTask> waiting = new ArrayList<>();
    private final List<LambdaCall> scheduled = new ArrayList<>();
    private final List<LambdaCall> interrupted = new ArrayList<>();

    Recovery(Store store, RunLoader loader) {
        this.store = store;
        this.loader = loader;
    }

    /// Fills the lanes.
    ///
    /// @param laneOf the lane of a run
    /// @return the number of open runs
    int run(Function<RunKey, Lane> laneOf) {
        long begin = System.nanoTime();
        store.scanHeartbeats(heartbeat -> heartbeats
                .computeIfAbsent(heartbeat.run(), run -> new ArrayList<>())
                .add(heartbeat));
        Map<Lane, List<RunKey>> runs = new HashMap<>();
        store.scanOpen(open -> runs.computeIfAbsent(laneOf.apply(open.run()), lane -> new ArrayList<>())
                .add(open.run()));
        // In the order of their histories in the store, so that neighbours are read together.
        runs.values().forEach(list -> list.sort(BY_PLACE));
        int count = runs.values().stream().mapToInt(List::size).sum();
        if (count > 0) {
            LOG.info("Recovering {} open executions", count);
        }
        List<Found> found = runs.entrySet().parallelStream()
                .map(lane -> restore(lane.getKey(), lane.getValue()))
                .toList();
        for (Found part : found) {
            waiting.addAll(part.waiting);
            scheduled.addAll(part.scheduled);
            interrupted.addAll(part.interrupted);
        }
        if (count > 0) {
            LOG.info("Recovered {} open executions in {} ms", count, (System.nanoTime() - begin) / 1_000_000);
        }
        return count;
    }

    /// The tasks that wait for pollers.
    List<PendingTask> waiting() {
        return waiting;
    }

    /// The functions whose call has not begun.
    List<LambdaCall> scheduled() {
        return scheduled;
    }

    /// The functions whose call was under way when the process ended.
    List<LambdaCall> interrupted() {
        return interrupted;
    }

    private Found restore(Lane lane, List<RunKey> runs) {
        Found found = new Found();
        for (RunKey key : runs) {
            try {
                restore(lane, key, found);
            } catch (IllegalStateException defect) {
                // One history that makes no sense must not keep all the others from their work.
                LOG.error("The history of {} cannot be folded; its workflowId stays barred", key, defect);
                lane.restoreBroken(key);
            }
        }
        return found;
    }

    private void restore(Lane lane, RunKey key, Found found) {
        Set<PendingTask> tasks = new HashSet<>();
        WorkflowExecutionState execution = loader.load(key, TaskSink.into(tasks));
        if (!execution.isOpen()) {
            throw new IllegalStateException("The store lists " + key + " as open but its history has ended");
        }
        for (Heartbeat heartbeat : heartbeats.getOrDefault(key, List.of())) {
            execution.activityTasks().heartbeatsAreStored();
            ActivityTask task = execution.activityTasks().scheduledBy(heartbeat.scheduledEventId());
            if (task != null) {
                execution.activityTasks().recordHeartbeat(task, heartbeat.at(), heartbeat.details());
            }
        }
        lane.restore(execution);
        found.waiting.addAll(tasks);
        for (LambdaFunctions.Call call : execution.lambdaFunctions().open()) {
            LambdaCall lambda = new LambdaCall(key, call.scheduledEventId());
            (call.startedEventId() == 0 ? found.scheduled : found.interrupted).add(lambda);
        }
    }
}
