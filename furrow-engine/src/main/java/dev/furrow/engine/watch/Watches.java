package dev.furrow.engine.watch;

import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTimedOut;
import dev.furrow.engine.id.RunKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who waits for which run to go on. Safe for use by many threads; costs next to nothing while nobody waits.
///
/// Whoever begins to watch looks afterwards how the run stands: what became durable before the watch began is seen
/// by that look, and what comes later is told here.
public final class Watches {
    private final Map<RunKey, Set<Watch>> byRun = new ConcurrentHashMap<>();

    /// Nobody waits yet.
    public Watches() {}

    /// Begins to wait.
    public void begin(Watch watch) {
        byRun.compute(watch.run(), (_, some) -> {
            Set<Watch> all = some == null ? ConcurrentHashMap.newKeySet() : some;
            all.add(watch);
            return all;
        });
    }

    /// Waits no longer.
    public void end(Watch watch) {
        byRun.computeIfPresent(watch.run(), (_, all) -> {
            all.remove(watch);
            return all.isEmpty() ? null : all;
        });
    }

    /// How many wait.
    public int count() {
        return byRun.values().stream().mapToInt(Set::size).sum();
    }

    /// How a run stands: tells whoever waits for that.
    ///
    /// @param newest the id of its newest event
    /// @param closed whether it was the last one
    public void stands(Watch watch, long newest, boolean closed) {
        if (closed || newest > watch.afterEventId()) {
            watch.tell();
        }
    }

    /// Events have become durable.
    ///
    /// @param events in order
    public void happened(RunKey run, List<HistoryEvent> events) {
        if (byRun.isEmpty() || events.isEmpty()) {
            return;
        }
        Set<Watch> watching = byRun.get(run);
        if (watching != null) {
            HistoryEvent newest = events.getLast();
            boolean closed = closes(newest.attributes());
            watching.forEach(watch -> stands(watch, newest.eventId(), closed));
        }
    }

    private static boolean closes(EventAttributes attributes) {
        return switch (attributes) {
            case WorkflowExecutionCanceled _,
                    WorkflowExecutionCompleted _,
                    WorkflowExecutionContinuedAsNew _,
                    WorkflowExecutionFailed _,
                    WorkflowExecutionTerminated _,
                    WorkflowExecutionTimedOut _ -> true;
            default -> false;
        };
    }
}
