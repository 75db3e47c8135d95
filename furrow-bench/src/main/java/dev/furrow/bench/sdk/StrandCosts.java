package dev.furrow.bench.sdk;

import dev.furrow.internal.strand.Strand;
import dev.furrow.internal.strand.Strands;
import dev.furrow.test.TestFurrow;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;

/// What strands cost, without any server.
public final class StrandCosts {
    private static final int HAND_OVERS = 300_000;

    private StrandCosts() {}

    /// How long it takes to pass the baton from one strand to the next, in microseconds.
    ///
    /// @param count of strands that pass it on in a circle
    public static double handOverMicros(int count) {
        Strands strands = new Strands(strand -> {}, strand -> {});
        Strand[] all = new Strand[count];
        for (int i = 0; i < count; i++) {
            int me = i;
            all[i] = strands.spawn(
                    "s" + i,
                    () -> {
                        for (int round = 0; round < HAND_OVERS / count; round++) {
                            strands.wake(all[(me + 1) % count]);
                            strands.park(all[me]);
                        }
                    },
                    false);
        }
        long begun = System.nanoTime();
        onAVirtualThread(strands::run);
        double micros = (System.nanoTime() - begun) / 1_000.0 / HAND_OVERS;
        strands.drop();
        return micros;
    }

    /// As in production: there the decider is one, too.
    private static void onAVirtualThread(Runnable work) {
        Thread decider = Thread.ofVirtual().start(work);
        try {
            decider.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A workflow that sleeps for a day, thirty times.
    @WorkflowType(version = "1.0", executionTimeout = "100d")
    public interface Month {
        /// Sleeps.
        @Execute
        int sleep();
    }

    /// The same.
    public static final class MonthWorkflow implements Month {
        /// For the worker.
        public MonthWorkflow() {}

        @Override
        public int sleep() {
            for (int day = 0; day < 30; day++) {
                Workflow.sleep(Duration.ofDays(1));
            }
            return 30;
        }
    }

    /// How long a test with thirty virtual days takes, from its beginning to its end, in milliseconds.
    public static double thirtyDaysMillis() {
        long begun = System.nanoTime();
        try (TestFurrow furrow = new TestFurrow().workflows(MonthWorkflow.class)) {
            furrow.client().workflow(Month.class, "m").sleep();
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /// A workflow that waits on three strands.
    @WorkflowType(version = "1.0", executionTimeout = "100d")
    public interface Waiting {
        /// Waits.
        @Execute
        void await();
    }

    /// The same.
    public static final class WaitingWorkflow implements Waiting {
        private boolean going;

        /// For the worker.
        public WaitingWorkflow() {}

        @Override
        public void await() {
            Workflow.async("sleeper", () -> Workflow.sleep(Duration.ofDays(1)));
            Workflow.async("watcher", () -> Workflow.await(() -> going));
            Workflow.await(() -> going);
        }
    }

    /// How much memory open executions take that wait in memory.
    ///
    /// @param withEngine megabytes in use with the engine that has them, too
    /// @param after megabytes in use when they have left memory, and only the engine has them
    public record Memory(long withEngine, long after) {}

    /// Opens executions of three strands.
    public static Memory warm(int executions) {
        try (TestFurrow furrow = new TestFurrow().warm(executions).workflows(WaitingWorkflow.class)) {
            for (int i = 0; i < executions; i++) {
                Waiting waiting = furrow.client().workflow(Waiting.class, "w-" + i);
                var _ = furrow.client().start(waiting::await);
            }
            long with = usedMegabytes();
            furrow.evict();
            return new Memory(with, usedMegabytes());
        }
    }

    private static long usedMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
