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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Who waits for which run to go on. Safe for use by many threads; costs next to nothing while nobody waits.
///
/// Whoever begins to watch looks afterwards how the run stands: what became durable before the watch began is seen
/// by that look, and what comes later is told here.
public final class Watches {
    private final Map<RunKey, List<Watch>> byRun = new ConcurrentHashMap<>();

    /// Nobody waits yet.
    public Watches() {}

    /// Begins to wait.
    public void begin(Watch watch) {
        byRun.merge(watch.run(), List.of(watch), Watches::joined);
    }

    private static List<Watch> joined(List<Watch> some, List<Watch> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// Waits no longer.
    public void end(Watch watch) {
        byRun.computeIfPresent(watch.run(), (_, all) -> {
            List<Watch> others = all.stream().filter(other -> other != watch).toList();
            return others.isEmpty() ? null : others;
        });
    }

    /// How many wait.
    public int count() {
        return byRun.values().stream().mapToInt(List::size).sum();
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
        List<Watch> watching = byRun.get(run);
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
