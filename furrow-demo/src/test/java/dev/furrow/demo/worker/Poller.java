package dev.furrow.demo.worker;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// A thread that waits for one task after another and works on it, until it is stopped. It is a virtual thread,
/// because the JDK interrupts their network calls: that is how a poll that may wait for another minute is broken off.
/// A task in hand is never broken off; its poll has been answered, and nobody else would get it before it times out.
///
/// @param <T> the answer to a poll
final class Poller<T> {
    /// What is polled for.
    interface Tasks<T> {
        /// Waits for a task, for about a minute; null if there was none.
        @Nullable T poll();

        /// Works on a task and answers it.
        void work(T task);
    }

    private final String name;
    private final Tasks<T> tasks;
    private final Duration pause;
    private final Consumer<String> troubles;
    private final Thread thread;
    private boolean working;
    private boolean stopping;

    /// @param name of the thread
    /// @param pause after a poll that has failed
    /// @param troubles hears what does not work, in sentences
    Poller(String name, Tasks<T> tasks, Duration pause, Consumer<String> troubles) {
        this.name = name;
        this.tasks = tasks;
        this.pause = pause;
        this.troubles = troubles;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Asks it to stop. It does so at once if it waits for a task, else when the task in hand is done.
    synchronized void stop() {
        stopping = true;
        if (!working) {
            thread.interrupt();
        }
    }

    /// Waits until it has stopped.
    ///
    /// @return whether it has
    boolean join(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    private void run() {
        while (!isStopping()) {
            T task = poll();
            if (task != null) {
                work(task);
            }
        }
    }

    private @Nullable T poll() {
        try {
            return tasks.poll();
        } catch (SdkException e) {
            if (!isStopping()) {
                troubles.accept(name + " cannot poll and tries again: " + e.getMessage());
                pause();
            }
            return null;
        }
    }

    private void work(T task) {
        begin();
        try {
            tasks.work(task);
        } catch (RuntimeException e) {
            // One task that cannot be worked on must not end the thread. It times out and is handed out again.
            troubles.accept(name + " gives a task up: " + e);
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        working = true;
        // Told to stop in the moment in which the task came: it is done all the same.
        Thread.interrupted();
    }

    private synchronized void end() {
        working = false;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            // The loop looks why.
        }
    }
}
