package dev.furrow.bench;

import dev.furrow.bench.load.Bodies;
import dev.furrow.bench.load.Connection;
import dev.furrow.bench.load.HttpLoop;
import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.Requests;
import dev.furrow.bench.load.Scan;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.LiveHeap;
import dev.furrow.bench.process.Metrics;
import dev.furrow.bench.process.SpawnedServer;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench polls`.
@Command(
        name = "polls",
        description = {
            "What parked polls cost, each on a connection of its own: live heap and resident bytes of each, and how fast"
                    + " one wakes.",
            "Waking counts from sending a start to the arrival of its decision task at a parked poll: two commits. The"
                    + " limit of open files of this process and of the server must be above the number of polls."
        },
        sortOptions = false)
final class PollsBench extends Bench {
    private static final int WARM_UP = 100;
    private static final byte[] TASK_TOKEN = Scan.ascii("\"taskToken\":\"");

    @Option(
            names = "--polls",
            defaultValue = "10000",
            paramLabel = "N",
            description = "Parked polls; ${DEFAULT-VALUE}.")
    private int polls;

    @Option(
            names = "--wakeups",
            defaultValue = "1000",
            paramLabel = "N",
            description = "How many to wake, one after the other; ${DEFAULT-VALUE}.")
    private int wakeups;

    @Mixin
    private ServerOptions server = new ServerOptions();

    private final Histogram micros = new Histogram(60_000_000, 3);
    private boolean awake;
    private boolean parkedAgain;
    private String refused = "";
    private long wokenAt;

    @Override
    Report measure() {
        try (DataFolder data = DataFolder.make();
                SpawnedServer spawned = server.start(data);
                HttpLoop loop = new HttpLoop(spawned.address())) {
            Load.register(spawned.address());
            long heapBefore = LiveHeap.of(spawned.pid()).bytes();
            long residentBefore = spawned.measured().residentBytes();
            Requests requests = new Requests(spawned.address());
            for (int i = 0; i < polls; i++) {
                park(loop.connect(), requests);
            }
            awaitParked(spawned, loop);
            long residentAfter = spawned.measured().residentBytes();
            long heapAfter = LiveHeap.of(spawned.pid()).bytes();
            wake(loop, requests);
            double heapEach = (heapAfter - heapBefore) / (double) polls;
            double residentEach = (residentAfter - residentBefore) / (double) polls;
            return new Report("polls")
                    .count("polls", polls)
                    .number("heapBytesEach", heapEach)
                    .number("residentBytesEach", residentEach)
                    .count("wakeups", wakeups)
                    .latency("wake", micros)
                    .say(
                            "%.0f bytes of heap and %.0f resident for each of %d polls; one wakes in %.2f ms at p50, %.2f at"
                                    + " p99",
                            heapEach,
                            residentEach,
                            polls,
                            micros.getValueAtPercentile(50) / 1000.0,
                            micros.getValueAtPercentile(99) / 1000.0);
        }
    }

    private void awaitParked(SpawnedServer spawned, HttpLoop loop) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        long waiting = 0;
        while (waiting < polls && System.nanoTime() < end) {
            loop.runUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100));
            waiting = (long) Metrics.of(spawned.address()).sum("furrow_task_list_pollers");
        }
        if (waiting < polls) {
            throw new IllegalStateException(
                    "Only " + waiting + " of " + polls + " polls have got through within 30 s " + refused);
        }
    }

    private void wake(HttpLoop loop, Requests requests) {
        Connection starting = loop.connect();
        // The first hundred only warm up.
        for (int i = -WARM_UP; i < wakeups; i++) {
            awake = false;
            parkedAgain = false;
            long begin = System.nanoTime();
            starting.send(
                    requests.of("StartWorkflowExecution", Bodies.start(Workload.W1.name(), "wake-" + i, "")),
                    (status, bytes, from, to) -> {});
            if (!loop.runUntil(() -> awake && !starting.isBusy(), begin + TimeUnit.SECONDS.toNanos(30))) {
                throw new IllegalStateException("No poll has woken within 30 s " + refused);
            }
            if (i >= 0) {
                micros.recordValue((wokenAt - begin) / 1_000);
            }
            loop.runUntil(() -> parkedAgain, System.nanoTime() + TimeUnit.SECONDS.toNanos(30));
        }
    }

    private void park(Connection connection, Requests requests) {
        connection.send(requests.of("PollForDecisionTask", Bodies.poll("")), (status, bytes, from, to) -> {
            long now = System.nanoTime();
            String token = Scan.textAfter(bytes, from, to, TASK_TOKEN);
            if (status != 200) {
                refused = "(" + status + ")";
            } else if (token.isEmpty()) {
                park(connection, requests);
            } else {
                wokenAt = now;
                awake = true;
                byte[] done = requests.of("RespondDecisionTaskCompleted", Bodies.decide(token, Bodies.complete()));
                connection.send(done, (answer, b, f, t) -> {
                    parkedAgain = true;
                    park(connection, requests);
                });
            }
        });
    }
}
