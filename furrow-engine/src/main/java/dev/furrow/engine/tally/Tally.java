package dev.furrow.engine.tally;

import dev.furrow.api.event.HistoryEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/// Counts what has happened in each domain. One thread counts, when it is durable; any thread reads.
@SuppressWarnings("EnumOrdinal") // Places in arrays that no process outlives.
public final class Tally {
    private static final int KINDS = Happening.values().length;

    private final Map<String, AtomicLongArray> byDomain = new ConcurrentHashMap<>();

    /// Counts events of a run of a domain.
    public void count(String domain, List<HistoryEvent> events) {
        AtomicLongArray counts = byDomain.get(domain);
        if (counts == null) {
            counts = byDomain.computeIfAbsent(domain, first -> new AtomicLongArray(KINDS));
        }
        for (int i = 0; i < events.size(); i++) {
            Happening happening = Happening.of(events.get(i).eventType());
            if (happening != null) {
                // There is one who counts: no lost updates, and no locked instruction.
                counts.setRelease(happening.ordinal(), counts.getPlain(happening.ordinal()) + 1);
            }
        }
    }

    /// The numbers of every domain where anything has happened.
    public Map<String, Map<Happening, Long>> read() {
        Map<String, Map<Happening, Long>> all = new HashMap<>();
        byDomain.forEach((domain, counts) -> {
            Map<Happening, Long> numbers = new EnumMap<>(Happening.class);
            for (Happening happening : Happening.values()) {
                numbers.put(happening, counts.getAcquire(happening.ordinal()));
            }
            all.put(domain, numbers);
        });
        return all;
    }
}
