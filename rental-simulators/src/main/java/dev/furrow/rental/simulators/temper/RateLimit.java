package dev.furrow.rental.simulators.temper;

import dev.furrow.rental.simulators.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// So many times in so long, for each key: the times themselves are counted, so that a limit cannot be passed around
/// the edge of a window. Safe for use by many threads.
public final class RateLimit {
    private static final int KEYS_BEFORE_SWEEP = 10_000;

    private final Timeline timeline;
    private final int most;
    private final Duration within;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    public RateLimit(Timeline timeline, int most, Duration within) {
        this.timeline = timeline;
        this.most = most;
        this.within = within;
    }

    /// Whether one more is within the limit; if so, it counts.
    public synchronized boolean take(String key) {
        Instant now = timeline.now();
        Instant since = now.minus(within);
        if (taken.size() > KEYS_BEFORE_SWEEP) {
            sweep(since);
        }
        Deque<Instant> times = taken.computeIfAbsent(key, _ -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.peekFirst().isAfter(since)) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    private void sweep(Instant since) {
        for (Iterator<Deque<Instant>> all = taken.values().iterator(); all.hasNext(); ) {
            Instant last = all.next().peekLast();
            if (last == null || !last.isAfter(since)) {
                all.remove();
            }
        }
    }
}
