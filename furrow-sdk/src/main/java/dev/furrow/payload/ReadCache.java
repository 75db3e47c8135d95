package dev.furrow.payload;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read from a store lately, or written to it.
final class ReadCache {
    private final int size;
    private final Map<String, String> entries = new LinkedHashMap<>(16, 0.75f, true);

    ReadCache(int size) {
        this.size = size;
    }

    synchronized @Nullable String get(String reference) {
        return entries.get(reference);
    }

    synchronized void put(String reference, String text) {
        entries.put(reference, text);
        if (entries.size() > size) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
