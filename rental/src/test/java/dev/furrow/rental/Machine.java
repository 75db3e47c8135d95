package dev.furrow.rental;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// How much of the machine tests have just now. A world in which hours pass in seconds needs a part of it: where
/// others build and test at the same time its time goes slower, or everything in it would come too late.
public final class Machine {
    private static final long WORK = Duration.ofMillis(150).toNanos();

    private Machine() {}

    /// A speed for a world that would bear that one on a machine of its own.
    ///
    /// @param least not slower than that, whatever else goes on
    public static double bearable(double speed, double least) {
        return Math.max(least, speed * share());
    }

    /// Between 0 and 1: the processor time that a thread gets of the time that passes.
    private static double share() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        long before = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - before < WORK) {
            Thread.onSpinWait();
        }
        return (threads.getCurrentThreadCpuTime() - before) / (double) (System.nanoTime() - begin);
    }
}
