package dev.furrow.bench;

import dev.furrow.bench.load.Floor;
import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.Script;
import dev.furrow.bench.load.TimerWatch;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.Compaction;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// One of the workloads W1 to W5, under load.
abstract class WorkloadBench extends Bench {
    @Command(name = "W1", description = "Workflows with one activity.", sortOptions = false)
    static final class W1 extends WorkloadBench {
        W1() {
            super(Workload.W1);
        }
    }

    @Command(name = "W2", description = "Workflows with ten activities, one after the other.", sortOptions = false)
    static final class W2 extends WorkloadBench {
        W2() {
            super(Workload.W2);
        }
    }

    @Command(name = "W3", description = "Workflows with a hundred activities at the same time.", sortOptions = false)
    static final class W3 extends WorkloadBench {
        W3() {
            super(Workload.W3);
        }
    }

    @Command(
            name = "W4",
            description = "Workflows that wait for a timer of one second; --concurrency 5000 is what peers are given.",
            sortOptions = false)
    static final class W4 extends WorkloadBench {
        W4() {
            super(Workload.W4);
        }
    }

    @Command(name = "W5", description = "Workflows that wait for a signal.", sortOptions = false)
    static final class W5 extends WorkloadBench {
        W5() {
            super(Workload.W5);
        }
    }

    private final Workload workload;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(
            names = "--with-floor",
            description = "Measures, in turn with the workload, requests that the same listener answers without doing"
                    + " anything, and prints the ratio.")
    private boolean withFloor;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "A server that runs already. Without it one is"
                    + " started for the measurement, on a directory of its own.")
    private @Nullable URI endpoint;

    @Mixin
    private ServerOptions server = new ServerOptions();

    private WorkloadBench(Workload workload) {
        this.workload = workload;
    }

    @Override
    Report measure() {
        Report report = new Report(workload.name());
        if (endpoint != null) {
            int port = endpoint.getPort() < 0 ? 80 : endpoint.getPort();
            measure(report, new InetSocketAddress(endpoint.getHost(), port), null);
            return report;
        }
        try (DataFolder data = DataFolder.make()) {
            long workflows;
            try (SpawnedServer spawned = server.start(data)) {
                workflows = measure(report, spawned.address(), spawned);
                report.number("diskBytesPerWorkflow", data.bytes() / (double) Math.max(1, workflows));
            }
            Compaction.of(data);
            return report.number("keptBytesPerWorkflow", data.bytes() / (double) Math.max(1, workflows));
        }
    }

    /// @return how many workflows have ended, those of the warm-up included
    private long measure(Report report, InetSocketAddress address, @Nullable SpawnedServer spawned) {
        TimerWatch timers = workload == Workload.W4 ? new TimerWatch(workload) : null;
        Script script = timers == null ? workload : timers;
        try (Load driver = new Load(address, script, load.starters(), load.pollers());
                Floor floor = withFloor ? new Floor(address, load.concurrency()) : null) {
            // Timers that all begin in the same moment would all fire in the same moment, for ever.
            Windows windows = new Windows(driver, load, timers == null ? 0 : 1_000, address, spawned);
            if (timers != null) {
                windows.warmUp();
                timers.watch(true);
            }
            describe(report, windows.measure(floor), driver, spawned != null);
            if (timers != null) {
                TimerFigures.into(report, timers);
            }
            report.text("drained", windows.drained() ? "yes" : "no").count("errors", driver.errors());
            if (driver.errors() > 0) {
                report.text("lastError", driver.lastError());
            }
            return driver.ended();
        }
    }

    private void describe(Report report, List<Window> windows, Load driver, boolean ownServer) {
        if (load.rate() == null) {
            report.count("concurrency", load.concurrency());
        } else {
            report.number("rate", load.rate());
        }
        report.count("pollers", load.pollers()).count("windows", windows.size());
        Spread perSecond = Spread.of(windows, Window::workflowsPerSecond);
        report.spread("workflowsPerSecond", perSecond);
        report.median("requestsPerSecond", windows, Window::requestsPerSecond);
        String ofFloor = "";
        if (withFloor) {
            report.median("floorPerSecond", windows, Window::floorPerSecond);
            Spread spread = Spread.of(windows, Window::ofFloor);
            report.spread("ofFloor", spread);
            ofFloor = String.format(", %.2f of the floor", spread.median());
        }
        report.latency("", driver.latencyMicros());
        if (ownServer) {
            report.median("serverCpuSecondsPer1000", windows, Window::serverCpuPer1000);
            report.median("clientCpuSecondsPer1000", windows, Window::clientCpuPer1000);
            report.number(
                    "serverResidentMegabytes",
                    Spread.of(windows, Window::residentMegabytes).max());
            report.median("writtenBytesPerWorkflow", windows, Window::writtenPerWorkflow);
        }
        report.median("turnsPerCommit", windows, Window::turnsPerCommit);
        report.median("commitMillis", windows, Window::commitMillis);
        report.count("workflows", driver.ended());
        report.say(
                "%s workflows/s (%s to %s)%s, p50 %s ms, p99 %s ms, %s turns a commit of %s ms",
                Report.plain(perSecond.median()),
                Report.plain(perSecond.min()),
                Report.plain(perSecond.max()),
                ofFloor,
                Report.plain(report.figure("p50Millis")),
                Report.plain(report.figure("p99Millis")),
                Report.plain(report.figure("turnsPerCommit")),
                Report.plain(report.figure("commitMillis")));
    }
}
