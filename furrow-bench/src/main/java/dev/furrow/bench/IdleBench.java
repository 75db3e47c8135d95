package dev.furrow.bench;

import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.FilledFolder;
import dev.furrow.bench.process.LiveHeap;
import dev.furrow.bench.process.Measured;
import dev.furrow.bench.process.SpawnedServer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench idle`.
@Command(
        name = "idle",
        description = {
            "What open executions cost that wait for timers of tomorrow: live heap and resident bytes of each, and the"
                    + " processor time of doing nothing.",
            "Live heap is what a full collection leaves (jcmd GC.class_histogram), less that of the same server on an"
                    + " empty store."
        },
        sortOptions = false)
final class IdleBench extends Bench {
    @Option(
            names = "--executions",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Open executions; ${DEFAULT-VALUE}.")
    private long executions;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "How long to watch the processor time; ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--classes", description = "Says which classes take most of the heap.")
    private boolean classes;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        long emptyHeap;
        long emptyResident;
        try (DataFolder data = DataFolder.make();
                SpawnedServer empty = server.start(data)) {
            emptyHeap = LiveHeap.of(empty.pid()).bytes();
            emptyResident = empty.measured().residentBytes();
        }
        try (DataFolder data = DataFolder.make()) {
            progress("filling a store with " + executions + " open executions");
            FilledFolder.fill(data, "--open=" + executions);
            progress("recovering them");
            try (SpawnedServer spawned = server.start(data)) {
                spawned.awaitAwake();
                double startMillis = (System.nanoTime() - spawned.begunAt()) / 1e6;
                LiveHeap heap = LiveHeap.of(spawned.pid());
                progress("watching the processor for " + seconds + " s");
                Measured before = spawned.measured();
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
                Measured after = spawned.measured();
                double heapEach = (heap.bytes() - emptyHeap) / (double) executions;
                double residentEach = (after.residentBytes() - emptyResident) / (double) executions;
                double cpu = (after.cpuSeconds() - before.cpuSeconds()) / seconds;
                if (classes) {
                    heap.largest().forEach(this::progress);
                }
                return new Report("idle")
                        .count("executions", executions)
                        .number("heapBytesEach", heapEach)
                        .number("residentBytesEach", residentEach)
                        .number("heapMegabytes", heap.bytes() / 1048576.0)
                        .number("residentMegabytes", after.residentBytes() / 1048576.0)
                        .number("emptyHeapMegabytes", emptyHeap / 1048576.0)
                        .number("emptyResidentMegabytes", emptyResident / 1048576.0)
                        .number("cpuPercentOfOneCore", cpu * 100)
                        .number("recoveryMillis", startMillis)
                        .say(
                                "%.0f bytes of heap and %.0f resident for each of %d open executions, %.2f %% of a core",
                                heapEach, residentEach, executions, cpu * 100);
            }
        }
    }
}
