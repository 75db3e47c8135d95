package dev.furrow.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// One thread that commits against two that read. After each commit the committing thread waits until another look
/// was taken, so that looks and commits fall between each other however fast either is.
public final class Race {
    private static final int READERS = 2;

    private final AtomicInteger committed = new AtomicInteger();
    private final Semaphore looks = new Semaphore(0);
    private volatile boolean over;

    private Race() {}

    /// Runs a race to its end and fails with whatever a reader has failed with.
    ///
    /// @param commits how many commits to do
    /// @param commit commits batch 1, 2, 3
    /// @param look looks at the store; hears how many commits have returned before
    public static void run(int commits, IntConsumer commit, IntConsumer look) {
        new Race().race(commits, commit, look);
    }

    private void race(int commits, IntConsumer commit, IntConsumer look) {
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> lookUntilOver(look)));
            }
            try {
                for (int i = 1; i <= commits && !over; i++) {
                    commit.accept(i);
                    committed.set(i);
                    looks.acquireUninterruptibly();
                }
            } finally {
                over = true;
            }
            readers.forEach(Race::join);
        }
    }

    private void lookUntilOver(IntConsumer look) {
        try {
            while (!over) {
                look.accept(committed.get());
                looks.release();
            }
        } finally {
            over = true;
            looks.release();
        }
        look.accept(committed.get());
    }

    private static void join(Future<?> reader) {
        try {
            reader.get();
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "A reader saw what it must not see: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
