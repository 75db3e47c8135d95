package dev.furrow.internal.worker;

import dev.furrow.lowlevel.CallInterruptedException;
import dev.furrow.spi.ErrorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Polls for one kind of task with a few threads and hands each task to a thread of its own.
///
/// It polls only while there is room for what a poll may bring. When it stops, polls that wait are kept until
/// they end, and what they bring is worked on: a task that was handed out is never left lying.
final class Poller<T> {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final String name;
    private final String taskList;
    private final Supplier<@Nullable T> poll;
    private final Consumer<T> work;
    private final Consumer<ErrorEvent> onError;
    private final Semaphore room;
    private final int atOnce;
    private final long nanosBetween;
    private final List<Thread> pollers = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition going = lock.newCondition();
    private boolean paused;
    private volatile boolean stopping;
    private long nextAt = System.nanoTime();

    /// @param poll gives a task, or null if there was none
    /// @param atOnce how many tasks are worked on at once
    /// @param perSecond how many tasks begin in a second; 0 for no bound
    Poller(
            String name,
            String taskList,
            Supplier<@Nullable T> poll,
            Consumer<T> work,
            Consumer<ErrorEvent> onError,
            int atOnce,
            double perSecond) {
        this.name = name;
        this.taskList = taskList;
        this.poll = poll;
        this.work = work;
        this.onError = onError;
        this.atOnce = atOnce;
        room = new Semaphore(atOnce);
        nanosBetween = perSecond <= 0 ? 0 : (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    void start(int threads) {
        for (int i = 1; i <= threads; i++) {
            pollers.add(Thread.ofVirtual().name("furrow-" + name + "-poll-" + i).start(this::loop));
        }
    }

    private void loop() {
        int failures = 0;
        try {
            while (awaitGoing()) {
                room.acquire();
                boolean handedOver = false;
                try {
                    if (stopping) {
                        return;
                    }
                    if (!pace()) {
                        continue;
                    }
                    T task = poll.get();
                    failures = 0;
                    if (task != null) {
                        begin(task);
                        handedOver = true;
                    }
                } catch (CallInterruptedException abandoned) {
                    return;
                } catch (RuntimeException refused) {
                    failures++;
                    if (!stopping) {
                        onError.accept(new ErrorEvent.PollFailed(taskList, refused));
                    }
                } finally {
                    if (!handedOver) {
                        room.release();
                    }
                }
                if (failures > 0 && !stopping) {
                    long bound = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 7));
                    Thread.sleep(ThreadLocalRandom.current().nextLong(bound / 2, bound));
                }
            }
        } catch (InterruptedException stopped) {
            // Nothing is lost: no poll was under way.
        }
    }

    private void begin(T task) {
        Thread.ofVirtual().name("furrow-" + name).start(() -> {
            try {
                work.accept(task);
            } finally {
                room.release();
            }
        });
    }

    private boolean awaitGoing() throws InterruptedException {
        lock.lock();
        try {
            while (paused && !stopping) {
                going.await();
            }
            return !stopping;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the turn of the next task.
    ///
    /// @return whether there may be one: the worker has neither paused nor stopped meanwhile
    private boolean pace() throws InterruptedException {
        if (nanosBetween == 0) {
            return true;
        }
        lock.lock();
        try {
            long now = System.nanoTime();
            long turn = Math.max(nextAt, now);
            nextAt = turn + nanosBetween;
            for (long wait = turn - now; wait > 0 && !paused && !stopping; ) {
                wait = going.awaitNanos(wait);
            }
            return !paused && !stopping;
        } finally {
            lock.unlock();
        }
    }

    void pause(boolean now) {
        lock.lock();
        try {
            paused = now;
            going.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// No more polls; those under way go on.
    void stop() {
        stopping = true;
        pause(false);
    }

    /// Waits until no poll and no task is under way.
    ///
    /// @return whether that came about in time
    boolean awaitQuiet(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (Thread poller : pollers) {
            long left = end - System.nanoTime();
            if (left <= 0 || !poller.join(Duration.ofNanos(left))) {
                return false;
            }
        }
        // All permits together: nobody works any more.
        long left = Math.max(0, end - System.nanoTime());
        boolean quiet = room.tryAcquire(atOnce, left, TimeUnit.NANOSECONDS);
        if (quiet) {
            room.release(atOnce);
        }
        return quiet;
    }

    /// Gives up the polls that still wait.
    void abandon() {
        pollers.forEach(Thread::interrupt);
    }
}
