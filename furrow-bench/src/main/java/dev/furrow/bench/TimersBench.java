package dev.furrow.bench;

import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.TimerWatch;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.FilledFolder;
import dev.furrow.bench.process.SpawnedServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench timers`.
@Command(
        name = "timers",
        description = {
            "How late timers fire of which many are open: from due to the time of TimerFired, and from due to the arrival"
                    + " of the decision task.",
            "So many timers of the store are due in each second. W4 --concurrency 5000 prints the same figures at"
                    + " saturation."
        },
        sortOptions = false)
final class TimersBench extends Bench {
    private static final int WARM_UP_WORKFLOWS = 500;

    @Option(names = "--open", defaultValue = "5000", paramLabel = "N", description = "Open timers; ${DEFAULT-VALUE}.")
    private long open;

    @Option(
            names = "--fires-per-second",
            defaultValue = "500",
            paramLabel = "N",
            description = "How many of them are due in each second; ${DEFAULT-VALUE}.")
    private long firesPerSecond;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long to watch, at most until all have fired; ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warmup", defaultValue = "8", description = "Seconds before; ${DEFAULT-VALUE}.")
    private int warmup;

    @Option(
            names = "--margin",
            defaultValue = "30",
            description = "Seconds for starting and warming up the server before the first timer is due; more on a slow"
                    + " machine; ${DEFAULT-VALUE}.")
    private int margin;

    @Option(names = "--pollers", defaultValue = "64", description = "Connections that poll; ${DEFAULT-VALUE}.")
    private int pollers;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        try (DataFolder data = DataFolder.make()) {
            progress("filling a store with " + open + " open timers");
            // Filling takes a while, at ten thousand a second or so; none may be due before the server runs.
            long firstDue = margin + warmup + open / 5_000;
            FilledFolder.fill(
                    data, "--open=" + open, "--timer-seconds=" + firstDue, "--fires-per-second=" + firesPerSecond);
            TimerWatch timers = new TimerWatch(Workload.W4);
            try (SpawnedServer spawned = server.start(data);
                    Load load = new Load(spawned.address(), timers, 1, pollers)) {
                progress("warming up");
                spawned.awaitAwake();
                load.closedLoop(WARM_UP_WORKFLOWS, 1_000);
                load.run(warmup * 1_000L);
                load.drain(30_000);
                progress("waiting for the first to fire");
                if (!load.runUntilEnded(load.ended() + 1, (firstDue + 30) * 1_000)) {
                    throw new IllegalStateException(
                            "No timer fires; they may all have fired before the server was warm:"
                                    + " try more than --margin=" + margin + ". " + load.lastError());
                }
                load.run(1_000);
                long before = load.ended();
                timers.watch(true);
                load.run(Math.min(seconds, Math.max(1, open / firesPerSecond - 3)) * 1_000L);
                timers.watch(false);
                long fired = load.ended() - before;
                if (load.errors() > 0) {
                    throw new IllegalStateException("The server has refused a request: " + load.lastError());
                }
                Report report = new Report("timers");
                report.count("open", open)
                        .count("firesPerSecond", firesPerSecond)
                        .count("fired", fired);
                TimerFigures.into(report, timers);
                return report.say(
                        "%d open, %d a second due: fired %.0f ms late at p50 and %.0f at p99, decision task there after"
                                + " %.0f and %.0f ms",
                        open,
                        firesPerSecond,
                        report.figure("firedLateP50Millis"),
                        report.figure("firedLateP99Millis"),
                        report.figure("arrivedLateP50Millis"),
                        report.figure("arrivedLateP99Millis"));
            }
        }
    }
}
