package dev.furrow.server.identity;

import java.util.HashMap;
import java.util.Map;

/// Notes in a map, for tests.
public final class MapNotes implements Notes {
    final Map<String, String> kept = new HashMap<>();

    @Override
    public Map<String, String> all() {
        return Map.copyOf(kept);
    }

    @Override
    public void keep(Map<String, String> puts, Iterable<String> deletes) {
        kept.putAll(puts);
        deletes.forEach(kept::remove);
    }
}
