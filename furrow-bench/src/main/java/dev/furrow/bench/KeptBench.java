package dev.furrow.bench;

import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.Compaction;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.SpawnedServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench kept`.
@Command(
        name = "kept",
        description = {
            "Bytes that a closed workflow with one activity keeps on disk, as the server leaves them and after compaction.",
            "The server is stopped before its store is compacted, with the server's own options of it."
        },
        sortOptions = false)
final class KeptBench extends Bench {
    private static final long PATIENCE_MILLIS = 1_800_000;

    @Option(
            names = "--workflows",
            defaultValue = "20000",
            paramLabel = "N",
            description = "How many to run; ${DEFAULT-VALUE}.")
    private long workflows;

    @Option(
            names = "--concurrency",
            defaultValue = "256",
            description = "Workflows open at any time; ${DEFAULT-VALUE}.")
    private int concurrency;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        try (DataFolder data = DataFolder.make()) {
            double ended;
            try (SpawnedServer spawned = server.start(data);
                    Load load = new Load(
                            spawned.address(),
                            Workload.W1,
                            Math.clamp(concurrency / 2, 1, 128),
                            Math.clamp(concurrency / 2, 4, 256))) {
                load.closedLoop(concurrency, 0);
                load.runUntilEnded(workflows, PATIENCE_MILLIS);
                load.drain(30_000);
                if (load.errors() > 0 || load.ended() < workflows) {
                    throw new IllegalStateException("Only " + load.ended() + " of " + workflows
                            + " workflows have ended; last refusal: " + load.lastError());
                }
                ended = load.ended();
            }
            long before = data.bytes();
            Compaction.of(data);
            long after = data.bytes();
            return new Report("kept")
                    .count("workflows", (long) ended)
                    .number("diskBytesPerWorkflow", before / ended)
                    .number("keptBytesPerWorkflow", after / ended)
                    .say(
                            "%.0f bytes a closed W1 after compaction, %.0f as the server has left them",
                            after / ended, before / ended);
        }
    }
}
