package dev.furrow.internal.strand;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Looks about once a second after those whose strands run, one thread for all executions of the JVM: a driver that
/// waited with a time limit of its own would wake the JDK's scheduler twice for each decision.
final class Lookout {
    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final Set<Strands> RUNNING = ConcurrentHashMap.newKeySet();
    private static volatile @Nullable Thread resting;

    static {
        // A thread of the platform: it looks although strands that do not wait may have all carriers.
        Thread.ofPlatform().daemon().name("furrow-lookout").start(Lookout::look);
    }

    private Lookout() {}

    static void begin(Strands strands) {
        RUNNING.add(strands);
        Thread asleep = resting;
        if (asleep != null) {
            LockSupport.unpark(asleep);
        }
    }

    static void end(Strands strands) {
        RUNNING.remove(strands);
    }

    private static void look() {
        // Nobody's classes shall be kept by it.
        Thread.currentThread().setContextClassLoader(null);
        while (true) {
            resting = Thread.currentThread();
            while (RUNNING.isEmpty()) {
                LockSupport.park();
            }
            resting = null;
            LockSupport.parkNanos(EVERY_NANOS);
            long now = System.nanoTime();
            RUNNING.forEach(strands -> strands.lookAfter(now));
        }
    }
}
