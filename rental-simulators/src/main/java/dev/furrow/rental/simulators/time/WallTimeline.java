package dev.furrow.rental.simulators.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The clock on the wall. With a speed above 1 delays are that much shorter, while dates stay those of the wall: a
/// world that lives faster does not make providers sign or stamp differently.
public final class WallTimeline implements Timeline, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WallTimeline.class);

    private final Clock clock;
    private final double speed;
    private final ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("simulators-alarm").factory());
    private final ExecutorService tasks = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("simulators-", 0).factory());

    public WallTimeline(Clock clock, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("A speed must be above 0, and this is " + speed);
        }
        this.clock = clock;
        this.speed = speed;
        alarm.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Failures are logged where they happen.
    public void after(Duration delay, Runnable task) {
        if (alarm.isShutdown()) {
            return;
        }
        alarm.schedule(() -> tasks.execute(() -> run(task)), Math.round(delay.toNanos() / speed), TimeUnit.NANOSECONDS);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.error("What a simulator wanted to do later failed", bug);
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        tasks.shutdown();
    }
}
