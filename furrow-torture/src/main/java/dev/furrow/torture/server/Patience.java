package dev.furrow.torture.server;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;

/// How long to wait for something that a machine has to do. One that others keep busy gets as much more time as there
/// is more to do on it than it has processors: what is slow there is no violation, and what never comes is found,
/// later.
public final class Patience {
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();
    /// Beyond that nobody waits for the verdict.
    private static final double MOST = 20;

    private final long begunAt = System.nanoTime();
    private final Duration alone;
    private Duration granted;

    /// Begins to wait.
    ///
    /// @param alone how long it may take on a machine that does nothing else
    public Patience(Duration alone) {
        this.alone = alone;
        granted = of(alone);
    }

    /// How long something may take now.
    ///
    /// @param alone how long it may take on a machine that does nothing else
    public static Duration of(Duration alone) {
        // Negative where the system does not tell.
        double waiting = SYSTEM.getSystemLoadAverage() / SYSTEM.getAvailableProcessors();
        return Duration.ofMillis(Math.round(alone.toMillis() * Math.clamp(2 * waiting, 1, MOST)));
    }

    /// How long this has been waited for.
    public Duration waited() {
        return Duration.ofNanos(System.nanoTime() - begunAt);
    }

    /// Whether it is time to give up; the machine may have become busy meanwhile.
    public boolean isOver() {
        Duration now = of(alone);
        if (now.compareTo(granted) > 0) {
            granted = now;
        }
        return waited().compareTo(granted) > 0;
    }
}
