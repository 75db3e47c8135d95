package dev.furrow.server.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many connections are open, from each address and in all. Safe for use by many threads.
final class ConnectionCount {
    private final int mostOfAll;
    private final int mostPerAddress;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionCount(ConnectionLimits limits) {
        mostOfAll = limits.all();
        mostPerAddress = limits.perAddress();
    }

    /// Counts one more; then [#close] must follow.
    ///
    /// @return whether there may be one more
    boolean open(String address) {
        if (all.incrementAndGet() > mostOfAll) {
            all.decrementAndGet();
            return false;
        }
        if (byAddress.merge(address, 1, Integer::sum) > mostPerAddress) {
            close(address);
            return false;
        }
        return true;
    }

    void close(String address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (who, count) -> count == 1 ? null : count - 1);
    }
}
