package dev.furrow.server.console.execution;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.engine.Engine;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.server.console.insight.HistoryIndex;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads histories, and remembers the indexes of those that were looked at last: a history only grows, so that the
/// next look reads what is new. Who may look is decided before. Safe for use by many threads.
public final class Histories {
    private static final int PAGE_EVENTS = 2_000;
    private static final int PAGE_BYTES = 4 << 20;
    /// For all indexes together; at some eighty bytes each.
    private static final long MOST_EVENTS = 500_000;

    private record Key(String domain, String workflowId, String runId) {}

    private final Engine engine;
    private final Map<Key, HistoryIndex> indexes = new LinkedHashMap<>(16, 0.75f, true);

    /// @param engine where the histories are
    public Histories(Engine engine) {
        this.engine = engine;
    }

    /// An event as it is stored.
    ///
    /// @param event what it says
    /// @param json as clients read it
    public record Stored(HistoryEvent event, byte[] json) {}

    /// Uses the index of a history, brought up to date.
    ///
    /// @throws Fault UnknownResourceFault if there is no such run
    public <T> T index(String domain, WorkflowExecution execution, Function<HistoryIndex, T> use) {
        Key key = new Key(domain, execution.workflowId(), execution.runId());
        HistoryIndex index;
        synchronized (indexes) {
            index = indexes.computeIfAbsent(key, first -> new HistoryIndex());
        }
        synchronized (index) {
            each(domain, execution, index.size() + 1L, Integer.MAX_VALUE, stored -> {
                index.append(stored.event, stored.json.length);
                return true;
            });
            T result = use.apply(index);
            forgetOldest(key);
            return result;
        }
    }

    private void forgetOldest(Key keep) {
        synchronized (indexes) {
            long events =
                    indexes.values().stream().mapToLong(HistoryIndex::size).sum();
            Iterator<Map.Entry<Key, HistoryIndex>> oldestFirst =
                    indexes.entrySet().iterator();
            while (events > MOST_EVENTS && oldestFirst.hasNext()) {
                Map.Entry<Key, HistoryIndex> oldest = oldestFirst.next();
                if (!oldest.getKey().equals(keep)) {
                    events -= oldest.getValue().size();
                    oldestFirst.remove();
                }
            }
        }
    }

    /// Sees one event after the other, until the end or until it has seen enough.
    ///
    /// @param to the last event, included
    /// @param seer says whether it wants more
    void each(String domain, WorkflowExecution execution, long from, long to, Function<Stored, Boolean> seer) {
        long next = from;
        boolean complete = false;
        while (!complete && next <= to) {
            HistorySlice slice = slice(domain, execution, next, to, false, PAGE_EVENTS);
            for (byte[] json : slice.events()) {
                if (!seer.apply(new Stored(Json.decodeTrusted(json, HistoryEvent.class), json))) {
                    return;
                }
            }
            next += slice.events().size();
            complete = slice.complete() || slice.events().isEmpty();
        }
    }

    /// Writes a whole history, event by event.
    void raw(String domain, WorkflowExecution execution, Consumer<byte[]> writer) {
        long next = 1;
        boolean complete = false;
        while (!complete) {
            HistorySlice slice = slice(domain, execution, next, Integer.MAX_VALUE, false, PAGE_EVENTS);
            slice.events().forEach(writer);
            next += slice.events().size();
            complete = slice.complete() || slice.events().isEmpty();
        }
    }

    /// Some events.
    List<Stored> events(String domain, WorkflowExecution execution, long from, int most) {
        List<Stored> events = new ArrayList<>();
        each(domain, execution, from, from + most - 1L, stored -> events.add(stored));
        return events;
    }

    /// One event; null if the history has none of that number.
    @Nullable HistoryEvent event(String domain, WorkflowExecution execution, long eventId) {
        List<byte[]> found =
                slice(domain, execution, eventId, eventId, false, 1).events();
        return found.isEmpty() ? null : Json.decodeTrusted(found.getFirst(), HistoryEvent.class);
    }

    /// The last event.
    @Nullable HistoryEvent last(String domain, WorkflowExecution execution) {
        List<byte[]> found =
                slice(domain, execution, 1, Integer.MAX_VALUE, true, 1).events();
        return found.isEmpty() ? null : Json.decodeTrusted(found.getFirst(), HistoryEvent.class);
    }

    private HistorySlice slice(
            String domain, WorkflowExecution execution, long from, long to, boolean newestFirst, int most) {
        return wait(engine.history(domain, execution, from, to, newestFirst, most, PAGE_BYTES));
    }

    /// Waits for what the engine does elsewhere.
    static <T extends @Nullable Object> T wait(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Fault fault) {
                throw fault;
            }
            throw failed;
        }
    }
}
