package dev.furrow.bench;

import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.Measured;
import dev.furrow.bench.process.SpawnedServer;
import dev.furrow.bench.sdk.SdkLoad;
import dev.furrow.bench.sdk.StrandCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// W1 through the SDK against W1 through the lean driver, in turns; and what strands cost.
@Command(
        name = "sdk",
        description = {
            "W1 with this project's own SDK as client and worker, in turn with the lean driver on the same server; what"
                    + " the SDK takes of the processor beyond that; the hand-over between strands; thirty virtual days;"
                    + " the memory of executions that wait."
        },
        sortOptions = false)
final class SdkBench extends Bench {
    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(
            names = "--warm",
            defaultValue = "10000",
            description = "How many executions of three strands are kept in memory; ${DEFAULT-VALUE}.")
    private int warm;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        Report report = new Report("sdk").count("concurrency", load.concurrency());
        List<Double> handOvers = IntStream.range(0, 7)
                .mapToObj(i -> StrandCosts.handOverMicros(3))
                .toList()
                .subList(2, 7);
        report.spread("handOverMicros", Spread.of(handOvers, each -> each));
        List<Double> days = IntStream.range(0, 20)
                .mapToObj(i -> StrandCosts.thirtyDaysMillis())
                .toList();
        report.number("thirtyDaysFirstMillis", days.getFirst());
        report.median("thirtyDaysMillis", days, each -> each);
        StrandCosts.Memory memory = StrandCosts.warm(warm);
        report.count("warmExecutions", warm)
                .number("warmMegabytes", (double) memory.withEngine())
                .number("engineMegabytes", (double) memory.after());
        try (DataFolder data = DataFolder.make();
                SpawnedServer spawned = server.start(data)) {
            compare(report, spawned);
        }
        return report.say(
                "%s of the lean driver's %s/s; %s ms of CPU each beyond the driver's; hand-over %s µs; 30 days in %s ms;"
                        + " %s executions in %s MB",
                Report.plain(report.figure("ofLean")),
                Report.plain(report.figure("leanPerSecond")),
                Report.plain(report.figure("overheadMillisEach")),
                Report.plain(report.figure("handOverMicros")),
                Report.plain(report.figure("thirtyDaysMillis")),
                warm,
                Report.plain(report.figure("warmMegabytes")));
    }

    /// A part of what a driver does.
    private record Part(double perSecond, double cpuMillisEach) {}

    private void compare(Report report, SpawnedServer spawned) {
        List<Part> lean = new ArrayList<>();
        List<Part> sdk = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i <= load.repeats(); i++) {
            Part one = lean(spawned);
            Part other = sdk(spawned);
            // The first of each is the warm-up.
            if (i > 0) {
                lean.add(one);
                sdk.add(other);
                ratios.add(other.perSecond() / one.perSecond());
            }
        }
        double leanCpu = Spread.of(lean, Part::cpuMillisEach).median();
        double sdkCpu = Spread.of(sdk, Part::cpuMillisEach).median();
        report.median("leanPerSecond", lean, Part::perSecond)
                .median("sdkPerSecond", sdk, Part::perSecond)
                .spread("ofLean", Spread.of(ratios, each -> each))
                .number("leanCpuMillisEach", leanCpu)
                .number("sdkCpuMillisEach", sdkCpu)
                .number("overheadMillisEach", sdkCpu - leanCpu);
    }

    private Part lean(SpawnedServer spawned) {
        try (Load driver = new Load(spawned.address(), Workload.W1, load.starters(), load.pollers())) {
            Windows windows = new Windows(driver, load, 0, spawned.address(), spawned);
            windows.warmUp();
            Window window = windows.one(0);
            return new Part(window.workflowsPerSecond(), window.clientCpuPer1000());
        }
    }

    private Part sdk(SpawnedServer spawned) {
        try (SdkLoad driver = new SdkLoad(spawned.address(), load.concurrency(), load.starters(), load.pollers())) {
            SdkLoad.pause(load.warmupMillis());
            long ended = driver.ended();
            double cpu = ownCpuSeconds();
            long begin = System.nanoTime();
            SdkLoad.pause(load.windowMillis());
            double each = Math.max(1, driver.ended() - ended);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double used = ownCpuSeconds() - cpu;
            if (!driver.drain()) {
                throw new IllegalStateException("Not every workflow of the SDK has ended");
            }
            return new Part(each / seconds, used * 1000 / each);
        }
    }

    private static double ownCpuSeconds() {
        return Measured.of(ProcessHandle.current().pid()).cpuSeconds();
    }
}
