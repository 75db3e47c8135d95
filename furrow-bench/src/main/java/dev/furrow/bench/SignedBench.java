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
            Windows onClosed = new Windows(signed, options, 0, closed.address(), closed);
            Windows onOpen = new Windows(unsigned, options, 0, open.address(), open);
            List<Turns> turns = Turns.of(onClosed, onOpen, options, this::progress);
            return report(turns, signed, unsigned, onOpen.drained() && onClosed.drained());
        }
    }

    private Load load(SpawnedServer at, @Nullable Credentials credentials) {
        return new Load(at.address(), credentials, Workload.W1, options.starters(), options.pollers());
    }

    private Report report(List<Turns> turns, Load signed, Load unsigned, boolean drained) {
        List<Window> with = turns.stream().map(Turns::measured).toList();
        List<Window> without = turns.stream().map(Turns::reference).toList();
        Spread ofUnsigned = Spread.of(turns, Turns::throughput);
        Spread perSecond = Spread.of(with, Window::workflowsPerSecond);
        Report report = new Report("signed")
                .count("concurrency", options.concurrency())
                .count("windows", turns.size())
                .spread("workflowsPerSecond", perSecond)
                .spread("unsignedPerSecond", Spread.of(without, Window::workflowsPerSecond))
                .spread("ofUnsigned", ofUnsigned)
                .spread("ofUnsignedByProcessor", Spread.of(turns, Turns::byProcessor))
                .latency("", signed.latencyMicros())
                .latency("unsigned", unsigned.latencyMicros())
                .median("serverCpuSecondsPer1000", with, Window::serverCpuPer1000)
                .median("unsignedServerCpuSecondsPer1000", without, Window::serverCpuPer1000)
                .median("clientCpuSecondsPer1000", with, Window::clientCpuPer1000)
                .median("unsignedClientCpuSecondsPer1000", without, Window::clientCpuPer1000)
                .text("drained", drained ? "yes" : "no")
                .count("errors", signed.errors() + unsigned.errors());
        if (signed.errors() > 0) {
            report.text("lastError", signed.lastError());
        }
        return report.say(
                "%s workflows/s signed, %s unsigned: %.2f of it (%.2f to %.2f); by processor time %.2f",
                Report.plain(perSecond.median()),
                Report.plain(report.figure("unsignedPerSecond")),
                ofUnsigned.median(),
                ofUnsigned.min(),
                ofUnsigned.max(),
                report.figure("ofUnsignedByProcessor"));
    }
}
