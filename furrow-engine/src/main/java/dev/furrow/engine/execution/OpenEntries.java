package dev.furrow.engine.execution;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is open in a run, by id, in the order in which it was opened. Not safe for use by several threads.
///
/// Made for a million runs that wait, of which most have one timer and nothing else: nothing takes no memory, one
/// entry takes 16 bytes instead of the 112 of a linked map, and what keeps entries extends this class instead of
/// holding one.
class OpenEntries<K, V> {
    private Map<K, V> entries = Map.of();

    final @Nullable V get(K id) {
        return entries.get(id);
    }

    final Collection<V> values() {
        return entries.values();
    }

    final void put(K id, V entry) {
        if (entries instanceof LinkedHashMap) {
            entries.put(id, entry);
        } else if (entries.isEmpty() || entries.containsKey(id)) {
            entries = Map.of(id, entry);
        } else {
            entries = new LinkedHashMap<>(entries);
            entries.put(id, entry);
        }
    }

    final @Nullable V remove(K id) {
        V removed = entries.get(id);
        if (removed == null) {
            return null;
        }
        if (entries.size() == 1) {
            entries = Map.of();
        } else {
            entries.remove(id);
        }
        return removed;
    }
}
