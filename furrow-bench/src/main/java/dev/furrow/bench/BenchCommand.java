package dev.furrow.bench;

import dev.furrow.server.cli.Subcommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `furrow bench`: drives a workload and prints what it measured, one line of JSON.
@Command(
        name = "bench",
        description = {
            "Measures a server over real HTTP and prints one line of JSON.",
            "W1 one activity, W2 ten in sequence, W3 a hundred in parallel, W4 a timer of one second, W5 wait for a"
                    + " signal. Ratios within one run mean something; absolute figures depend on the machine."
        },
        sortOptions = false)
public final class BenchCommand implements Subcommand {
    @Parameters(index = "0", paramLabel = "WORKLOAD", description = "One of ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private Workload workload;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "A server that runs already. Without it one is"
                    + " started for the measurement, on a directory of its own.")
    private @Nullable URI endpoint;

    @Option(names = "--seconds", defaultValue = "20", description = "How long to measure; ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warmup", defaultValue = "10", description = "Seconds before; ${DEFAULT-VALUE}.")
    private int warmup;

    @Option(names = "--repeats", defaultValue = "1", description = "How many windows to measure; ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(names = "--concurrency", defaultValue = "64", description = "Workflows open at any time; ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--rate",
            description = "Workflows started a second, whatever becomes of the others (open loop); latency counts from"
                    + " the appointed start.")
    private @Nullable Double rate;

    @Option(
            names = "--pollers",
            description = "Connections that poll for decision tasks, and as many for activity tasks; by default half"
                    + " the concurrency.")
    private @Nullable Integer pollers;

    @Option(
            names = "--with-floor",
            description = "Measures, in turn with the workload, requests that the same listener answers without doing"
                    + " anything, and prints the ratio.")
    private boolean withFloor;

    @Option(
            names = "--server-option",
            paramLabel = "OPTION",
            description = "An option for the server that is started, such as --lanes=2. May be repeated.")
    private List<String> serverOptions = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it.
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (endpoint != null) {
            InetSocketAddress address =
                    new InetSocketAddress(endpoint.getHost(), endpoint.getPort() < 0 ? 80 : endpoint.getPort());
            out.println(new Measurement(plan(), address, null).run());
        } else {
            Path directory = Files.createTempDirectory("furrow-bench");
            try (SpawnedServer server = new SpawnedServer(directory, serverOptions)) {
                out.println(new Measurement(plan(), server.address(), server).run());
            }
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private Measurement.Plan plan() {
        int polling = pollers == null ? Math.clamp(concurrency / 2, 4, 256) : pollers;
        return new Measurement.Plan(
                workload, concurrency, rate, polling, warmup * 1000L, seconds * 1000L, repeats, withFloor);
    }
}
