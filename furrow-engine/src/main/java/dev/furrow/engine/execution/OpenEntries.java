package dev.furrow.engine.execution;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is open in a run, by id, in the order in which it was opened. Takes no memory while nothing is: most of a
/// million runs that wait have one timer and nothing else. Not safe for use by several threads.
final class OpenEntries<K, V> {
    /// Most runs never have more than a few at a time.
    private static final int FEW = 2;

    private Map<K, V> entries = Map.of();

    @Nullable V get(K id) {
        return entries.get(id);
    }

    Collection<V> values() {
        return entries.values();
    }

    void put(K id, V entry) {
        if (entries.isEmpty()) {
            entries = new LinkedHashMap<>(FEW);
        }
        entries.put(id, entry);
    }

    @Nullable V remove(K id) {
        if (entries.isEmpty()) {
            return null;
        }
        V removed = entries.remove(id);
        if (entries.isEmpty()) {
            entries = Map.of();
        }
        return removed;
    }
}
