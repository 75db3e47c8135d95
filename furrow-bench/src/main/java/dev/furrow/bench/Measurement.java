package dev.furrow.bench;

import dev.furrow.api.json.JsonWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// One workload, measured in windows; with the floor, the two take turns so that a machine whose speed drifts slows
/// both.
final class Measurement {
    /// What to measure.
    ///
    /// @param concurrency workflows open at any time, unless a rate is given
    /// @param rate workflows started a second; null for the closed loop
    /// @param pollers connections for each kind of task
    record Plan(
            Workload workload,
            int concurrency,
            @Nullable Double rate,
            int pollers,
            long warmupMillis,
            long windowMillis,
            int repeats,
            boolean withFloor) {}

    /// One window.
    private record Window(
            double workflowsPerSecond,
            double requestsPerSecond,
            double floorPerSecond,
            double serverCpuPer1000,
            double clientCpuPer1000,
            double writtenPerWorkflow) {}

    private final Plan plan;
    private final InetSocketAddress server;
    private final @Nullable SpawnedServer spawned;

    /// @param spawned the server's process, if it is ours to look at
    Measurement(Plan plan, InetSocketAddress server, @Nullable SpawnedServer spawned) {
        this.plan = plan;
        this.server = server;
        this.spawned = spawned;
    }

    /// Measures.
    ///
    /// @return one line of JSON
    String run() {
        int starters = Math.clamp(plan.concurrency / 2, 1, 128);
        try (Load load = new Load(server, plan.workload, starters, plan.pollers);
                Floor floor = plan.withFloor ? new Floor(server, plan.concurrency) : null) {
            if (plan.rate == null) {
                load.closedLoop(plan.concurrency);
            } else {
                load.openLoop(plan.rate);
            }
            load.run(plan.warmupMillis);
            if (floor != null) {
                floor.measure(Math.min(3_000, plan.warmupMillis));
            }
            load.forget();
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < plan.repeats; i++) {
                windows.add(window(load, floor));
            }
            load.finish(10_000);
            return json(load, windows);
        }
    }

    private Window window(Load load, @Nullable Floor floor) {
        double floorPerSecond = floor == null ? 0 : floor.measure(plan.windowMillis / 2);
        long ended = load.ended();
        long responses = load.responses();
        Measured serverBefore = serverProcess();
        Measured clientBefore = Measured.of(ProcessHandle.current().pid());
        long begin = System.nanoTime();
        load.run(plan.windowMillis);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Measured serverAfter = serverProcess();
        Measured clientAfter = Measured.of(ProcessHandle.current().pid());
        double workflows = Math.max(1, load.ended() - ended);
        return new Window(
                (load.ended() - ended) / seconds,
                (load.responses() - responses) / seconds,
                floorPerSecond,
                (serverAfter.cpuSeconds() - serverBefore.cpuSeconds()) * 1000 / workflows,
                (clientAfter.cpuSeconds() - clientBefore.cpuSeconds()) * 1000 / workflows,
                (serverAfter.writtenBytes() - serverBefore.writtenBytes()) / workflows);
    }

    private Measured serverProcess() {
        return spawned == null ? new Measured(0, 0, 0) : Measured.of(spawned.pid());
    }

    private String json(Load load, List<Window> windows) {
        Histogram latency = load.latencyMicros();
        JsonWriter out = new JsonWriter(1024).beginObject();
        out.member("workload").string(plan.workload.name());
        if (plan.rate == null) {
            out.member("concurrency").number(plan.concurrency);
        } else {
            number(out, "rate", plan.rate);
        }
        out.member("pollers").number(plan.pollers);
        number(out, "workflowsPerSecond", median(windows, Window::workflowsPerSecond));
        number(out, "workflowsPerSecondMin", min(windows, Window::workflowsPerSecond));
        number(out, "workflowsPerSecondMax", max(windows, Window::workflowsPerSecond));
        number(out, "requestsPerSecond", median(windows, Window::requestsPerSecond));
        if (plan.withFloor) {
            number(out, "floorPerSecond", median(windows, Window::floorPerSecond));
            number(out, "ofFloor", median(windows, w -> w.requestsPerSecond / w.floorPerSecond));
            number(out, "ofFloorMin", min(windows, w -> w.requestsPerSecond / w.floorPerSecond));
            number(out, "ofFloorMax", max(windows, w -> w.requestsPerSecond / w.floorPerSecond));
        }
        number(out, "p50Millis", latency.getValueAtPercentile(50) / 1000.0);
        number(out, "p99Millis", latency.getValueAtPercentile(99) / 1000.0);
        number(out, "p999Millis", latency.getValueAtPercentile(99.9) / 1000.0);
        if (spawned != null) {
            number(out, "serverCpuSecondsPer1000", median(windows, Window::serverCpuPer1000));
            number(out, "clientCpuSecondsPer1000", median(windows, Window::clientCpuPer1000));
            number(out, "serverResidentMegabytes", Measured.of(spawned.pid()).residentBytes() / 1048576.0);
            number(out, "writtenBytesPerWorkflow", median(windows, Window::writtenPerWorkflow));
            number(out, "keptBytesPerWorkflow", spawned.bytesOnDisk() / (double) Math.max(1, load.ended()));
        }
        out.member("workflows").number(load.ended());
        out.member("stillOpen").number(load.open());
        out.member("errors").number(load.errors());
        if (load.errors() > 0) {
            out.member("lastError").string(load.lastError());
        }
        return new String(out.endObject().toByteArray(), StandardCharsets.UTF_8);
    }

    private interface Figure {
        double of(Window window);
    }

    private static double median(List<Window> windows, Figure figure) {
        double[] sorted = sorted(windows, figure);
        return sorted[sorted.length / 2];
    }

    private static double min(List<Window> windows, Figure figure) {
        return sorted(windows, figure)[0];
    }

    private static double max(List<Window> windows, Figure figure) {
        double[] sorted = sorted(windows, figure);
        return sorted[sorted.length - 1];
    }

    private static double[] sorted(List<Window> windows, Figure figure) {
        double[] values = windows.stream().mapToDouble(figure::of).toArray();
        Arrays.sort(values);
        return values;
    }

    private static void number(JsonWriter out, String name, double value) {
        String text = String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
        out.member(name).raw(text.getBytes(StandardCharsets.US_ASCII));
    }
}
