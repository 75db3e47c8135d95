package dev.furrow.server.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why the latest denied requests were denied, by their ids: callers learn that they may not, operators learn why.
/// Safe for use by many threads.
public final class Denials {
    private static final int KEPT = 10_000;

    private final Map<String, String> reasons = new LinkedHashMap<>();

    synchronized void add(String requestId, String reason) {
        if (reasons.size() >= KEPT) {
            reasons.remove(reasons.keySet().iterator().next());
        }
        reasons.put(requestId, reason);
    }

    /// Why a request was denied; null if it was not, or so long ago that it is forgotten.
    public synchronized @Nullable String reason(String requestId) {
        return reasons.get(requestId);
    }
}
