package dev.furrow.engine.lane;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many runs are open in each domain, on all lanes together. Safe for use by many threads.
public final class OpenCounter {
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /// The number for a domain.
    public int count(String domain) {
        AtomicInteger count = counts.get(domain);
        return count == null ? 0 : count.get();
    }

    /// The numbers for all domains that ever had an open run.
    public Map<String, Integer> counts() {
        Map<String, Integer> snapshot = new HashMap<>();
        counts.forEach((domain, count) -> snapshot.put(domain, count.get()));
        return snapshot;
    }

    void add(String domain, int change) {
        counts.computeIfAbsent(domain, d -> new AtomicInteger()).addAndGet(change);
    }
}
