package dev.furrow.bench;

import dev.furrow.api.sigv4.Credentials;
import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `furrow bench signed`: two servers side by side, and the load now on the one, now on the other, so that a machine
/// whose speed drifts slows both.
@Command(
        name = "signed",
        description = "W1 against a server that asks for signatures, checks policies and writes its audit log, in turns"
                + " with W1 against one that does nothing of it, and the ratio.",
        sortOptions = false)
final class SignedBench extends Bench {
    @Mixin
    private LoadOptions options = new LoadOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        List<String> guarded = new ArrayList<>(server.all());
        guarded.add("--auth=required");
        try (DataFolder openData = DataFolder.make();
                DataFolder guardedData = DataFolder.make();
                SpawnedServer open = server.start(openData);
                SpawnedServer closed = new SpawnedServer(guardedData, guarded);
                Load unsigned = load(open, null);
                Load signed = load(closed, closed.administrator())) {
            return measure(
                    unsigned,
                    new Windows(unsigned, options, 0, open.address(), open),
                    signed,
                    new Windows(signed, options, 0, closed.address(), closed));
        }
    }

    private Load load(SpawnedServer at, @Nullable Credentials credentials) {
        return new Load(at.address(), credentials, Workload.W1, options.starters(), options.pollers());
    }

    private Report measure(Load unsigned, Windows open, Load signed, Windows closed) {
        open.warmUp();
        closed.warmUp();
        List<Window> without = new ArrayList<>();
        List<Window> with = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < options.repeats(); i++) {
            without.add(open.one(0));
            with.add(closed.one(0));
            ratios.add(with.getLast().workflowsPerSecond() / without.getLast().workflowsPerSecond());
        }
        Spread ofUnsigned = Spread.of(ratios, ratio -> ratio);
        Spread perSecond = Spread.of(with, Window::workflowsPerSecond);
        Report report = new Report("signed")
                .count("concurrency", options.concurrency())
                .count("windows", with.size())
                .spread("workflowsPerSecond", perSecond)
                .spread("unsignedPerSecond", Spread.of(without, Window::workflowsPerSecond))
                .spread("ofUnsigned", ofUnsigned)
                .latency("", signed.latencyMicros())
                .latency("unsigned", unsigned.latencyMicros())
                .number(
                        "serverCpuSecondsPer1000",
                        Spread.of(with, Window::serverCpuPer1000).median())
                .number(
                        "unsignedServerCpuSecondsPer1000",
                        Spread.of(without, Window::serverCpuPer1000).median())
                .number(
                        "clientCpuSecondsPer1000",
                        Spread.of(with, Window::clientCpuPer1000).median())
                .number(
                        "unsignedClientCpuSecondsPer1000",
                        Spread.of(without, Window::clientCpuPer1000).median())
                .text("drained", open.drained() && closed.drained() ? "yes" : "no")
                .count("errors", signed.errors() + unsigned.errors());
        if (signed.errors() > 0) {
            report.text("lastError", signed.lastError());
        }
        return report.say(
                "%s workflows/s signed, %s unsigned: %.2f of it (%.2f to %.2f)",
                Report.plain(perSecond.median()),
                Report.plain(report.figure("unsignedPerSecond")),
                ofUnsigned.median(),
                ofUnsigned.min(),
                ofUnsigned.max());
    }
}
