package dev.furrow.server.console.sample;

import dev.furrow.engine.Engine;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.tally.Happening;
import dev.furrow.engine.tasklist.TaskLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Takes samples of an engine. What a domain has done is kept as the difference from one sample to the next, in a
/// ring of one hour. Safe for use by many threads.
@SuppressWarnings("EnumOrdinal") // Places in arrays that no process outlives.
public final class Samples {
    /// From one sample to the next.
    public static final long EVERY_MILLIS = 10_000;
    /// An hour.
    public static final int KEPT = 360;
    /// A ring takes some kilobytes; domains beyond these have their totals and no chart.
    private static final int MOST_DOMAINS = 200;

    /// A number with a name of its own, beside what happened.
    public enum Level {
        OPEN,
        BACKLOG,
        THROTTLED
    }

    private static final int SERIES = Happening.values().length + Level.values().length;

    /// Tasks that go through a list.
    ///
    /// @param inPerSecond how many come
    /// @param outPerSecond how many are handed out
    public record Rate(double inPerSecond, double outPerSecond) {
        static final Rate NONE = new Rate(0, 0);
    }

    private record ListKey(TaskKind kind, String domain, String name) {}

    private final Engine engine;
    private final LongSupplier throttled;
    private final Map<String, int[][]> rings = new HashMap<>();
    private Map<String, Map<Happening, Long>> before;
    private Map<ListKey, TaskLists.Flow> flowsBefore = Map.of();
    private Map<ListKey, Rate> rates = Map.of();
    private long throttledBefore;
    private long takenAt;
    private long number;
    private long stirredAt;
    private boolean stirred;
    private int next;
    private int taken;

    /// @param throttled how many requests were throttled so far
    public Samples(Engine engine, LongSupplier throttled) {
        this.engine = engine;
        this.throttled = throttled;
        before = engine.happenings();
        throttledBefore = throttled.getAsLong();
    }

    /// Takes a sample.
    ///
    /// @param now milliseconds since 1970
    public synchronized void take(long now) {
        number++;
        stirred = false;
        Map<String, Map<Happening, Long>> present = engine.happenings();
        present.forEach((domain, counts) -> {
            Map<Happening, Long> earlier = before.getOrDefault(domain, Map.of());
            for (Happening happening : Happening.values()) {
                put(
                        domain,
                        happening.ordinal(),
                        counts.getOrDefault(happening, 0L) - earlier.getOrDefault(happening, 0L));
            }
        });
        before = present;
        engine.openExecutions().forEach((domain, open) -> put(domain, column(Level.OPEN), open));
        Map<String, Integer> backlogs = new HashMap<>();
        engine.taskLists().forEach(list -> backlogs.merge(list.domain(), list.backlog(), Integer::sum));
        backlogs.forEach((domain, backlog) -> put(domain, column(Level.BACKLOG), backlog));
        long throttledNow = throttled.getAsLong();
        put("", column(Level.THROTTLED), throttledNow - throttledBefore);
        throttledBefore = throttledNow;
        takeRates(now);
        if (stirred) {
            stirredAt = number;
        }
        next = (next + 1) % KEPT;
        // The place that is written next shows nothing.
        taken = Math.min(taken + 1, KEPT - 1);
        rings.values().forEach(ring -> {
            for (int[] series : ring) {
                series[next] = 0;
            }
        });
    }

    private void takeRates(long now) {
        Map<ListKey, TaskLists.Flow> flows = new HashMap<>();
        Map<ListKey, Rate> found = new HashMap<>();
        double seconds = (now - takenAt) / 1_000.0;
        for (TaskLists.Flow flow : engine.taskFlows()) {
            ListKey key = new ListKey(flow.kind(), flow.domain(), flow.taskList());
            flows.put(key, flow);
            TaskLists.Flow earlier = flowsBefore.get(key);
            if (takenAt > 0 && seconds > 0) {
                long in = flow.in() - (earlier == null ? 0 : earlier.in());
                long out = flow.out() - (earlier == null ? 0 : earlier.out());
                found.put(key, new Rate(in / seconds, out / seconds));
            }
        }
        flowsBefore = flows;
        rates = found;
        takenAt = now;
    }

    private void put(String domain, int column, long value) {
        int[][] ring = rings.get(domain);
        if (ring == null) {
            if (value == 0 || rings.size() >= MOST_DOMAINS) {
                return;
            }
            ring = new int[SERIES][KEPT];
            rings.put(domain, ring);
        }
        stirred |= value != ring[column][Math.floorMod(next - 1, KEPT)];
        ring[column][next] = (int) Math.min(value, Integer.MAX_VALUE);
    }

    private static int column(Level level) {
        return Happening.values().length + level.ordinal();
    }

    /// What happened in some domains from sample to sample, the oldest first.
    public List<Long> series(Happening happening, Iterable<String> domains) {
        return series(happening.ordinal(), domains);
    }

    /// How something stood in some domains at each sample, the oldest first.
    public List<Long> series(Level level, Iterable<String> domains) {
        return series(column(level), domains);
    }

    private synchronized List<Long> series(int column, Iterable<String> domains) {
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < taken; i++) {
            int at = Math.floorMod(next - taken + i, KEPT);
            long sum = 0;
            for (String domain : domains) {
                int[][] ring = rings.get(domain);
                sum += ring == null ? 0 : ring[column][at];
            }
            sums.add(sum);
        }
        return sums;
    }

    /// Throttled requests of the whole server from sample to sample, the oldest first.
    public List<Long> throttles() {
        return series(Level.THROTTLED, List.of(""));
    }

    /// How many samples were taken.
    public synchronized long number() {
        return number;
    }

    /// The same number as long as the charts show nothing new: what has happened moves through them for an hour.
    public synchronized long moving() {
        return stirredAt == 0 ? 0 : Math.min(number, stirredAt + KEPT);
    }

    /// How fast tasks go through a list, between the latest two samples.
    public synchronized Rate rate(TaskKind kind, String domain, String taskList) {
        return rates.getOrDefault(new ListKey(kind, domain, taskList), Rate.NONE);
    }
}
