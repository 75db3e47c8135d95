package dev.furrow.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.furrow.server.Version;
import dev.furrow.server.cli.Subcommand;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `furrow simulation`: runs worlds, one for each seed, and says whether the promises were kept in them.
@Command(
        name = "simulation",
        description = {
            "Runs the engine under a simulated clock, disk, network and crowd of clients, and checks what came of it.",
            "The same seed and number of steps make the same run. Exit code 1 if a promise was broken."
        },
        sortOptions = false)
public final class SimulationCommand implements Subcommand {
    @Option(names = "--seed", defaultValue = "1", description = "The first seed; ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--seeds", defaultValue = "1", description = "How many seeds; ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(names = "--steps", defaultValue = "10000", description = "Steps of each; ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--threads", description = "How many seeds to run side by side; by default one a processor.")
    private @Nullable Integer threads;

    @Option(names = "--trace", description = "Prints every step.")
    private boolean trace;

    private final PrintStream out;

    /// As the command line makes it.
    public SimulationCommand() {
        this(System.out);
    }

    SimulationCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        // What the engine says about full disks and restarts is part of the weather here.
        if (LoggerFactory.getLogger("dev.furrow.engine") instanceof Logger engine) {
            engine.setLevel(Level.OFF);
        }
        Campaign campaign = new Campaign(steps, trace ? out : null);
        out.println("Furrow " + Version.current() + ", " + Commit.current() + ": "
                + (seeds == 1 ? "seed " + seed : "seeds " + seed + " to " + (seed + seeds - 1)) + ", " + steps
                + " steps, " + (seeds == 1 ? Campaign.parametersOf(seed) : "parameters drawn by each"));
        AtomicLong reportedAt = new AtomicLong(System.nanoTime());
        Campaign.Report report = campaign.run(
                seed,
                seeds,
                trace ? 1 : threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                (result, done) -> {
                    if (!result.violations().isEmpty()) {
                        out.println("seed " + result.seed() + ": " + result.parameters());
                        result.violations().forEach(violation -> out.println("  " + violation));
                    }
                    long last = reportedAt.get();
                    long now = System.nanoTime();
                    if (now - last > 10_000_000_000L && reportedAt.compareAndSet(last, now)) {
                        out.println(done.summary());
                    }
                });
        out.println(report.summary());
        if (seeds == 1) {
            out.printf("hash %016x%n", report.hash());
        }
        if (report.failed().isEmpty()) {
            return 0;
        }
        out.println("./furrow simulation --seed " + report.failed().getFirst() + " --steps " + steps);
        return 1;
    }
}
