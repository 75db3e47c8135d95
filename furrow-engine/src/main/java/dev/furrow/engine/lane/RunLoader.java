package dev.furrow.engine.lane;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.LifeCycleObserver;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskSink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.turn.Heartbeat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings runs back from their histories, by the same folding that live work goes through, and from what is kept
/// beside these: heartbeats. Safe for use by many threads.
public final class RunLoader {
    private final Store store;

    /// @param store where the histories are
    public RunLoader(Store store) {
        this.store = store;
    }

    /// What has become of a run.
    public sealed interface Loaded {
        /// Which run.
        RunKey run();

        /// It is as its history says.
        ///
        /// @param waiting its tasks that wait for a poller
        record Whole(WorkflowExecutionState execution, List<PendingTask> waiting) implements Loaded {
            @Override
            public RunKey run() {
                return execution.key();
            }
        }

        /// Its history has a gap, or cannot have been written by this engine.
        record Broken(RunKey run, IllegalStateException why) implements Loaded {}
    }

    /// Brings many runs back, in whatever order the store likes.
    public void load(Collection<RunKey> runs, Consumer<Loaded> visitor) {
        Map<RunKey, List<Heartbeat>> heartbeats = new HashMap<>();
        store.scanHeartbeats(
                runs,
                heartbeat -> heartbeats
                        .computeIfAbsent(heartbeat.run(), run -> new ArrayList<>(1))
                        .add(heartbeat));
        Set<RunKey> missing = new HashSet<>(runs);
        Folding folding = new Folding(loaded -> {
            missing.remove(loaded.run());
            if (loaded instanceof Loaded.Whole whole) {
                take(heartbeats.getOrDefault(whole.run(), List.of()), whole.execution());
            }
            visitor.accept(loaded);
        });
        store.scanHistories(runs, folding::visit);
        folding.end();
        for (RunKey run : missing) {
            visitor.accept(new Loaded.Broken(
                    run, new IllegalStateException("The store lists " + run + " as open but has no history of it")));
        }
    }

    private static void take(List<Heartbeat> heartbeats, WorkflowExecutionState execution) {
        for (Heartbeat heartbeat : heartbeats) {
            execution.activityTasks().heartbeatsAreStored();
            ActivityTask task = execution.activityTasks().scheduledBy(heartbeat.scheduledEventId());
            if (task != null) {
                execution.activityTasks().recordHeartbeat(task, heartbeat.at(), heartbeat.details());
            }
        }
    }

    /// Brings one run back.
    ///
    /// @throws IllegalStateException if the history has a gap or cannot have been written by this engine
    public Loaded.Whole load(RunKey run) {
        List<Loaded> loaded = new ArrayList<>();
        load(List.of(run), loaded::add);
        return switch (loaded.getFirst()) {
            case Loaded.Whole whole -> whole;
            case Loaded.Broken broken -> throw broken.why();
        };
    }

    /// Folds one history after the other.
    private static final class Folding {
        private final Consumer<Loaded> loaded;
        private final Set<PendingTask> waiting = new LinkedHashSet<>();
        private final TaskSink tasks = TaskSink.into(waiting);
        private @Nullable RunKey run;
        private @Nullable WorkflowExecutionState execution;
        private @Nullable IllegalStateException why;

        Folding(Consumer<Loaded> loaded) {
            this.loaded = loaded;
        }

        void visit(RunKey of, byte[] json) {
            if (!of.equals(run)) {
                end();
                run = of;
            }
            if (why == null) {
                try {
                    fold(of, Json.decodeTrusted(json, HistoryEvent.class));
                } catch (IllegalStateException defect) {
                    why = defect;
                }
            }
        }

        private void fold(RunKey of, HistoryEvent event) {
            if (execution == null) {
                execution = WorkflowExecutionState.begin(of, event, LifeCycleObserver.NONE);
            } else {
                execution.apply(event, tasks);
            }
        }

        /// The run that was being folded has no more events.
        void end() {
            if (run != null && why != null) {
                loaded.accept(new Loaded.Broken(run, why));
            } else if (execution != null) {
                loaded.accept(new Loaded.Whole(execution, List.copyOf(waiting)));
            }
            waiting.clear();
            run = null;
            execution = null;
            why = null;
        }
    }
}
