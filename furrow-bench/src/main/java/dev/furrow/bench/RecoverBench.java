package dev.furrow.bench;

import dev.furrow.bench.load.Bodies;
import dev.furrow.bench.load.Caller;
import dev.furrow.bench.load.Requests;
import dev.furrow.bench.load.Scan;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.FilledFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench recover`.
@Command(
        name = "recover",
        description = {
            "How long a server takes after kill -9 until it has answered a poll with a task, counted from the start of its"
                    + " process.",
            "The first start finds what the crash of a process that was writing has left; the others follow a kill -9"
                    + " of the server itself."
        },
        sortOptions = false)
final class RecoverBench extends Bench {
    private static final byte[] TASK_TOKEN = Scan.ascii("\"taskToken\":\"");

    @Option(
            names = "--executions",
            defaultValue = "100000",
            paramLabel = "N",
            description = "Open executions, each waiting for a timer; ${DEFAULT-VALUE}.")
    private long executions;

    @Option(names = "--repeats", defaultValue = "5", description = "How many starts to measure; ${DEFAULT-VALUE}.")
    private int repeats;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        try (DataFolder data = DataFolder.make()) {
            progress("filling a store with " + executions + " open executions");
            FilledFolder.fill(data, "--open=" + executions, "--waiting=" + repeats);
            List<Double> ready = new ArrayList<>();
            List<Double> answered = new ArrayList<>();
            try (SpawnedServer spawned = server.start(data)) {
                for (int i = 0; i < repeats; i++) {
                    if (i > 0) {
                        spawned.killAndRestart();
                    }
                    ready.add((System.nanoTime() - spawned.begunAt()) / 1e6);
                    answered.add(firstPoll(spawned));
                    progress("start " + (i + 1) + ": " + Report.plain(answered.getLast()) + " ms");
                }
            }
            Spread first = Spread.of(answered, each -> each);
            return new Report("recover")
                    .count("executions", executions)
                    .count("starts", repeats)
                    .spread("firstPollMillis", first)
                    .number("afterCrashWhileWritingMillis", answered.getFirst())
                    .median("readyMillis", ready, each -> each)
                    .say(
                            "%s ms (%s to %s) from the start of the process to the first answered poll, %d open executions",
                            Report.plain(first.median()),
                            Report.plain(first.min()),
                            Report.plain(first.max()),
                            executions);
        }
    }

    private static double firstPoll(SpawnedServer server) {
        try (Caller caller = new Caller(server.address())) {
            Caller.Answer answer =
                    caller.call(new Requests(server.address()).of("PollForDecisionTask", Bodies.poll("")));
            if (answer.textAfter(TASK_TOKEN).isEmpty()) {
                throw new IllegalStateException("No decision task waits, although one should for each start");
            }
            return (System.nanoTime() - server.begunAt()) / 1e6;
        }
    }
}
