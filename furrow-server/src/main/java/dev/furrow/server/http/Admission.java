package dev.furrow.server.http;

import dev.furrow.api.operation.Operation;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Turns requests away before they take the memory that the others need. What brings work to an end is let in when
/// nothing else is, because it makes room: completions before starts, starts before reads. Polls that wait cost
/// little and are not counted. Safe for use by many threads.
public final class Admission {
    /// For what is not counted.
    static final Admission ALL = new Admission(Integer.MAX_VALUE, Long.MAX_VALUE);

    private static final long LEAST_BYTES = 32 << 20;

    private final long mostRequests;
    private final long mostBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /// @param mostRequests how many requests may be under way; reads get half of that, starts three quarters
    /// @param mostBytes how much memory the bodies of requests under way may take, shared in the same way; 0 for a
    ///        quarter of the heap
    public Admission(long mostRequests, long mostBytes) {
        this.mostRequests = mostRequests;
        this.mostBytes =
                mostBytes == 0 ? Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / 4) : mostBytes;
    }

    /// Lets a request in; then [#end] must follow.
    ///
    /// @return whether there is room for its kind
    boolean begin(Operation operation) {
        if (requests.incrementAndGet() <= share(mostRequests, operation)) {
            return true;
        }
        requests.decrementAndGet();
        return false;
    }

    /// A request that was let in is answered.
    void end() {
        requests.decrementAndGet();
    }

    /// Takes room for a part of a body; then [#letGo] must follow.
    ///
    /// @param operation which; null if it is none
    /// @return whether there is room
    boolean hold(int more, @Nullable Operation operation) {
        if (bytes.addAndGet(more) <= share(mostBytes, operation)) {
            return true;
        }
        bytes.addAndGet(-more);
        return false;
    }

    /// Gives room back.
    void letGo(long less) {
        bytes.addAndGet(-less);
    }

    private static long share(long all, @Nullable Operation operation) {
        return switch (operation == null ? Priority.OTHER : Priority.of(operation)) {
            case FINISH -> all;
            case START -> all / 4 * 3;
            case POLL, OTHER -> all / 2;
        };
    }
}
