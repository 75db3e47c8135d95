package dev.furrow.bench;

import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.FilledFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench long`.
@Command(
        name = "long",
        description = {
            "Whether a server slows down with what it holds: W1 on a store with many closed workflows and on an empty"
                    + " one, in turns.",
            "Prints the ratio of the two."
        },
        sortOptions = false)
final class LongBench extends Bench {
    @Option(
            names = "--closed",
            defaultValue = "2000000",
            paramLabel = "N",
            description = "Closed workflows in the full store; ${DEFAULT-VALUE}.")
    private long closed;

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        try (DataFolder fullData = DataFolder.make();
                DataFolder emptyData = DataFolder.make()) {
            progress("filling a store with " + closed + " closed workflows");
            FilledFolder.fill(fullData, "--closed=" + closed);
            double megabytes = fullData.bytes() / 1048576.0;
            try (SpawnedServer full = server.start(fullData);
                    SpawnedServer empty = server.start(emptyData);
                    Load fullLoad = load(full);
                    Load emptyLoad = load(empty)) {
                List<Turns> turns = Turns.of(
                        new Windows(fullLoad, options, 0, full.address(), full),
                        new Windows(emptyLoad, options, 0, empty.address(), empty),
                        options,
                        this::progress);
                if (fullLoad.errors() + emptyLoad.errors() > 0) {
                    throw new IllegalStateException(
                            "The server has refused a request: " + fullLoad.lastError() + emptyLoad.lastError());
                }
                Spread ratio = Spread.of(turns, Turns::throughput);
                return new Report("long")
                        .count("closed", closed)
                        .count("concurrency", options.concurrency())
                        .number("storeMegabytes", megabytes)
                        .spread("ofEmpty", ratio)
                        .median(
                                "workflowsPerSecond",
                                turns,
                                turn -> turn.measured().workflowsPerSecond())
                        .median(
                                "emptyWorkflowsPerSecond",
                                turns,
                                turn -> turn.reference().workflowsPerSecond())
                        .say(
                                "%.2f (%.2f to %.2f) of the throughput on an empty store, with %d closed workflows",
                                ratio.median(), ratio.min(), ratio.max(), closed);
            }
        }
    }

    private Load load(SpawnedServer spawned) {
        return new Load(spawned.address(), Workload.W1, options.starters(), options.pollers());
    }
}
