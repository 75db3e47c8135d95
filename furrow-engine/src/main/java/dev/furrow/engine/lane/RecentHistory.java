package dev.furrow.engine.lane;

import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.WantedHistory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The newest events of the runs that were worked on last, encoded, so that a decider that polls need not wait for
/// the store: what it is shown was written moments ago.
///
/// Bounded in bytes; the run that was left alone longest goes first. Only ever a copy: whatever is missing here is
/// read from the store. Belongs to one lane; not safe for use by several threads.
final class RecentHistory {
    /// For each run; beyond it the older half goes.
    private static final int MAX_BYTES_PER_RUN = 512 << 10;
    /// What the array and its place in a list take beside the bytes.
    private static final int OVERHEAD = 24;

    /// The newest events of one run, without a gap.
    private static final class Tail {
        private final List<byte[]> events = new ArrayList<>();
        private long firstEventId;
        private int bytes;
    }

    /// In the order of last use.
    private final Map<WorkflowExecutionState, Tail> tails = new LinkedHashMap<>(64, 0.75f, true);
    private final long maxBytes;
    private long bytes;

    /// @param maxBytes for all runs together
    RecentHistory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Takes new events of a run in; they follow those that it took in before.
    void append(WorkflowExecutionState execution, long firstEventId, List<byte[]> events) {
        Tail tail = tails.computeIfAbsent(execution, e -> new Tail());
        if (tail.events.isEmpty()) {
            tail.firstEventId = firstEventId;
        }
        int before = tail.bytes;
        for (byte[] event : events) {
            tail.events.add(event);
            tail.bytes += event.length + OVERHEAD;
        }
        while (tail.bytes > MAX_BYTES_PER_RUN && !tail.events.isEmpty()) {
            dropOlderHalf(tail);
        }
        bytes += tail.bytes - before;
        shrink();
    }

    private static void dropOlderHalf(Tail tail) {
        List<byte[]> older = tail.events.subList(0, (tail.events.size() + 1) / 2);
        for (byte[] event : older) {
            tail.bytes -= event.length + OVERHEAD;
        }
        tail.firstEventId += older.size();
        older.clear();
    }

    private void shrink() {
        Iterator<Tail> oldestFirst = tails.values().iterator();
        while (bytes > maxBytes && oldestFirst.hasNext()) {
            bytes -= oldestFirst.next().bytes;
            oldestFirst.remove();
        }
    }

    /// Forgets a run.
    void remove(WorkflowExecutionState execution) {
        Tail tail = tails.remove(execution);
        if (tail != null) {
            bytes -= tail.bytes;
        }
    }

    /// All the wanted events, in their order; null if they are not all here or do not fit on one page.
    @Nullable List<byte[]> find(WantedHistory wanted) {
        Tail tail = tails.get(wanted.execution());
        if (tail == null || wanted.from() < tail.firstEventId || wanted.to() - wanted.from() >= wanted.maxEvents()) {
            return null;
        }
        int from = Math.toIntExact(wanted.from() - tail.firstEventId);
        int to = Math.toIntExact(wanted.to() - tail.firstEventId) + 1;
        if (to > tail.events.size()) {
            return null;
        }
        List<byte[]> found = List.copyOf(tail.events.subList(from, to));
        long size = 0;
        for (byte[] event : found) {
            size += event.length;
        }
        return size <= wanted.maxBytes() ? found : null;
    }
}
