package dev.furrow.bench;

import dev.furrow.bench.load.Caller;
import dev.furrow.bench.load.Requests;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench start`.
@Command(
        name = "start",
        description = "How long a server takes from the start of its process on an empty store to its first answered"
                + " request of the service.",
        sortOptions = false)
final class StartBench extends Bench {
    @Option(names = "--repeats", defaultValue = "9", description = "How many starts to measure; ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(
            names = "--launcher",
            paramLabel = "FILE",
            description = "What to start, such as ./furrow; by default the Java of this process with the same flags.")
    private @Nullable Path launcher;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        List<Double> answered = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            try (DataFolder data = DataFolder.make();
                    SpawnedServer spawned = new SpawnedServer(data, server.all(), launcher);
                    Caller caller = new Caller(spawned.address())) {
                caller.call(
                        new Requests(spawned.address()).of("ListDomains", "{\"registrationStatus\":\"REGISTERED\"}"));
                answered.add((System.nanoTime() - spawned.begunAt()) / 1e6);
                cpu.add(spawned.measured().cpuSeconds());
            }
        }
        Spread spread = Spread.of(answered, each -> each);
        return new Report("start")
                .count("starts", repeats)
                .spread("firstAnswerMillis", spread)
                .median("cpuSeconds", cpu, each -> each)
                .say(
                        "%s ms (%s to %s) from the start of the process to the first answer",
                        Report.plain(spread.median()), Report.plain(spread.min()), Report.plain(spread.max()));
    }
}
