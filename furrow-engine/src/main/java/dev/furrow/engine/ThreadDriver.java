package dev.furrow.engine;

import dev.furrow.engine.lane.Clock;
import dev.furrow.engine.lane.Committer;
import dev.furrow.engine.lane.DecidedBatch;
import dev.furrow.engine.lane.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives with threads: one for each lane, one that commits, a few that read, a few that only look, one that keeps
/// house. A thread without
/// work sleeps until there is some or something is due.
public final class ThreadDriver implements Driver {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadDriver.class);
    private static final long LONGEST_SLEEP_MILLIS = 1_000;
    private static final int READERS = 4;
    private static final int LONGEST_STANDBACK_MILLIS = 100;

    private final Clock clock;
    private final ExecutorService reads = readers("furrow-read-");
    private final ExecutorService looks = readers("furrow-look-");
    private final List<LaneThread> lanes = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean stopped;

    /// @param clock the engine's clock
    public ThreadDriver(Clock clock) {
        this.clock = clock;
    }

    private static ExecutorService readers(String name) {
        return Executors.newFixedThreadPool(
                READERS, Thread.ofPlatform().name(name, 1).daemon().factory());
    }

    @Override
    public Executor reads() {
        return reads;
    }

    @Override
    public Executor looks() {
        return look -> looks.execute(() -> {
            standBack();
            look.run();
        });
    }

    /// Leaves the processors to lanes that have more to do than goes into a batch, for a while.
    private void standBack() {
        for (int waited = 0; waited < LONGEST_STANDBACK_MILLIS && anyLaneIsBehind(); waited++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private boolean anyLaneIsBehind() {
        for (LaneThread lane : lanes) {
            if (lane.lane.isBehind()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void start(List<Lane> lanesToDrive, Committer committer, Runnable housekeeping) {
        for (Lane lane : lanesToDrive) {
            LaneThread thread = new LaneThread(lane, committer);
            lanes.add(thread);
            begin("furrow-lane-" + lanes.size(), thread);
        }
        begin("furrow-commit", () -> commit(committer));
        begin("furrow-housekeeping", () -> keepHouse(housekeeping));
    }

    private void begin(String name, Runnable loop) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(loop));
    }

    private void commit(Committer committer) {
        while (!stopped) {
            try {
                if (!committer.commitNext(LONGEST_SLEEP_MILLIS)) {
                    // No room on the disk: the same batch again, a little later.
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                }
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void keepHouse(Runnable housekeeping) {
        while (!stopping) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            try {
                housekeeping.run();
            } catch (RuntimeException defect) {
                LOG.error("Housekeeping has failed and will be tried again", defect);
            }
        }
    }

    @Override
    public boolean stop(long millis) {
        stopping = true;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean finished = false;
        while (!finished && System.nanoTime() < end) {
            finished = lanes.stream().allMatch(LaneThread::isIdle);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        reads.shutdown();
        looks.shutdown();
        try {
            finished &= reads.awaitTermination(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            finished &= looks.awaitTermination(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            stopped = true;
            for (LaneThread lane : lanes) {
                lane.wake();
            }
            for (Thread thread : threads) {
                thread.interrupt();
                thread.join(1_000);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        return finished;
    }

    /// Decides for one lane whenever there is something to decide.
    private final class LaneThread implements Runnable {
        private final Lane lane;
        private final Committer committer;
        private volatile Thread thread = Thread.currentThread();
        private volatile boolean asleep;

        private LaneThread(Lane lane, Committer committer) {
            this.lane = lane;
            this.committer = committer;
            lane.onWork(this::wakeIfAsleep);
        }

        private void wakeIfAsleep() {
            if (asleep) {
                wake();
            }
        }

        private void wake() {
            LockSupport.unpark(thread);
        }

        private boolean isIdle() {
            return lane.inboxSize() == 0 && lane.inFlight() == 0;
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            try {
                while (!stopped) {
                    DecidedBatch batch = lane.decide();
                    if (batch == null) {
                        sleep();
                    } else {
                        committer.submit(batch);
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private void sleep() {
            asleep = true;
            // Looked at after the flag is up: work that came in before is seen here, work that comes later wakes.
            if (!lane.hasWork()) {
                long due = lane.nextDeadline() - clock.now();
                long millis = Math.clamp(due, 1, LONGEST_SLEEP_MILLIS);
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
            }
            asleep = false;
        }
    }
}
