package dev.furrow.microbench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;

/// Time and allocated bytes of each stop, of the thread that runs them.
public final class Costs {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Stop, long[]> sums = new EnumMap<>(Stop.class);

    Costs() {
        for (Stop stop : Stop.values()) {
            sums.put(stop, new long[2]);
        }
    }

    /// Bytes that the current thread has allocated so far.
    public static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /// Runs a part of a stop and adds what it takes.
    void of(Stop stop, Runnable part) {
        long[] sum = sum(stop);
        long bytes = allocated();
        long begin = System.nanoTime();
        part.run();
        long end = System.nanoTime();
        sum[0] += end - begin;
        sum[1] += allocated() - bytes;
    }

    /// Nanoseconds of a stop so far.
    public long nanos(Stop stop) {
        return sum(stop)[0];
    }

    /// Bytes of a stop so far.
    public long bytes(Stop stop) {
        return sum(stop)[1];
    }

    private long[] sum(Stop stop) {
        long[] sum = sums.get(stop);
        if (sum == null) {
            throw new IllegalArgumentException("No sum for " + stop);
        }
        return sum;
    }
}
