package dev.furrow.bench;

import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.Mix;
import dev.furrow.bench.load.Reads;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench mixed`.
@Command(
        name = "mixed",
        description = "Workflows of several kinds and reads at the same time, each as often as its weight says.",
        sortOptions = false)
final class MixedBench extends Bench {
    private static final int READERS = 8;

    @Option(
            names = "--activities",
            defaultValue = "5",
            paramLabel = "N",
            description = "Weight of W1; ${DEFAULT-VALUE}.")
    private int activities;

    @Option(
            names = "--sequences",
            defaultValue = "1",
            paramLabel = "N",
            description = "Weight of W2; ${DEFAULT-VALUE}.")
    private int sequences;

    @Option(names = "--timers", defaultValue = "2", paramLabel = "N", description = "Weight of W4; ${DEFAULT-VALUE}.")
    private int timers;

    @Option(names = "--signals", defaultValue = "2", paramLabel = "N", description = "Weight of W5; ${DEFAULT-VALUE}.")
    private int signals;

    @Option(
            names = "--reads",
            defaultValue = "10",
            paramLabel = "N",
            description = "Weight of lists, descriptions, histories and counts together; ${DEFAULT-VALUE}.")
    private int reads;

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        Map<Workload, Integer> weights = new EnumMap<>(Workload.class);
        weights.put(Workload.W1, activities);
        weights.put(Workload.W2, sequences);
        weights.put(Workload.W4, timers);
        weights.put(Workload.W5, signals);
        double readsEach = reads / (double) Math.max(1, activities + sequences + timers + signals);
        try (DataFolder data = DataFolder.make();
                SpawnedServer spawned = server.start(data)) {
            Reads reading = new Reads(spawned.address(), readsEach);
            try (Load load = new Load(
                    spawned.address(), new Mix(weights, reading::owe), options.starters(), options.pollers())) {
                reading.connect(load.loop(), READERS);
                Windows windows = new Windows(load, options, 1_000, spawned.address(), spawned);
                List<Window> measured = windows.measure(null);
                return report(load, reading, measured);
            }
        }
    }

    private Report report(Load load, Reads reading, List<Window> windows) {
        Spread perSecond = Spread.of(windows, Window::workflowsPerSecond);
        Report report = new Report("mixed")
                .count("concurrency", options.concurrency())
                .spread("workflowsPerSecond", perSecond)
                .median("requestsPerSecond", windows, Window::requestsPerSecond)
                .latency("", load.latencyMicros())
                .count("reads", reading.answered())
                .latency("read", reading.micros())
                .median("serverCpuSecondsPer1000", windows, Window::serverCpuPer1000)
                .number(
                        "serverResidentMegabytes",
                        Spread.of(windows, Window::residentMegabytes).max())
                .median("turnsPerCommit", windows, Window::turnsPerCommit)
                .count("errors", load.errors() + reading.refused());
        return report.say(
                "%s workflows/s and %s requests/s with concurrency %d; reads %s ms at p50, %s at p99",
                Report.plain(perSecond.median()),
                Report.plain(report.figure("requestsPerSecond")),
                options.concurrency(),
                Report.plain(report.figure("readP50Millis")),
                Report.plain(report.figure("readP99Millis")));
    }
}
