package dev.furrow.microbench;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.engine.execution.LifeCycleObserver;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskSink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.RunLoader;
import dev.furrow.engine.store.Store;
import java.util.ArrayList;
import java.util.List;

/// The history of one workflow with one activity, and what is done with histories: encoded, folded, read back.
public final class OneHistory {
    private static final TaskSink NOBODY = new TaskSink() {
        @Override
        public void offer(PendingTask task) {}

        @Override
        public void withdraw(PendingTask task) {}
    };

    private final RunKey key;
    private final RunLoader loader;
    private final List<HistoryEvent> events;
    private final JsonWriter writer = new JsonWriter(1024);

    private OneHistory(RunKey key, Store store) {
        this.key = key;
        loader = new RunLoader(store);
        events = store.readHistory(key, 1, Integer.MAX_VALUE, false, 1_000, 1 << 20).events().stream()
                .map(json -> Json.decodeTrusted(json, HistoryEvent.class))
                .toList();
    }

    /// Makes one.
    ///
    /// @param walk over the store
    public static OneHistory of(Walk walk, Store store) {
        RunKey key = walk.startOne();
        walk.finish();
        return new OneHistory(key, store);
    }

    /// How many events it has.
    public int length() {
        return events.size();
    }

    /// Encodes every event by itself, as the store keeps it.
    public List<byte[]> encode() {
        List<byte[]> encoded = new ArrayList<>(events.size());
        for (HistoryEvent event : events) {
            writer.clear();
            Json.write(event, writer);
            encoded.add(writer.toByteArray());
        }
        return encoded;
    }

    /// Folds the events.
    public WorkflowExecutionState apply() {
        WorkflowExecutionState execution = WorkflowExecutionState.begin(key, events.getFirst(), LifeCycleObserver.NONE);
        for (int i = 1; i < events.size(); i++) {
            execution.apply(events.get(i), NOBODY);
        }
        return execution;
    }

    /// Reads the events from the store, decodes and folds them, as recovery does.
    public WorkflowExecutionState replay() {
        return loader.load(key).execution();
    }
}
