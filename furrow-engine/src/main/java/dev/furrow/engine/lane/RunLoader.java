package dev.furrow.engine.lane;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.engine.execution.LifeCycleObserver;
import dev.furrow.engine.execution.TaskSink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.engine.store.Store;
import org.jspecify.annotations.Nullable;

/// Brings a run back from its history: the same folding that live work goes through. Safe for use by many threads.
public final class RunLoader {
    private static final int EVENTS_AT_ONCE = 1_000;
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final Store store;

    /// @param store where the history is
    public RunLoader(Store store) {
        this.store = store;
    }

    /// The run as its history says.
    ///
    /// @param tasks hears of every task that ever began or ceased to wait
    /// @throws IllegalStateException if the history has a gap or cannot have been written by this engine
    public WorkflowExecutionState load(RunKey key, TaskSink tasks) {
        WorkflowExecutionState execution = null;
        long next = 1;
        while (true) {
            HistorySlice slice = store.readHistory(key, next, Integer.MAX_VALUE, false, EVENTS_AT_ONCE, BYTES_AT_ONCE);
            for (byte[] json : slice.events()) {
                HistoryEvent event = Json.decodeTrusted(json, HistoryEvent.class);
                execution = fold(execution, key, event, tasks);
                next++;
            }
            if (slice.complete() || slice.events().isEmpty()) {
                break;
            }
        }
        if (execution == null) {
            throw new IllegalStateException("The store lists " + key + " as open but has no history of it");
        }
        return execution;
    }

    private static WorkflowExecutionState fold(
            @Nullable WorkflowExecutionState execution, RunKey key, HistoryEvent event, TaskSink tasks) {
        if (execution == null) {
            return WorkflowExecutionState.begin(key, event, LifeCycleObserver.NONE);
        }
        execution.apply(event, tasks);
        return execution;
    }
}
