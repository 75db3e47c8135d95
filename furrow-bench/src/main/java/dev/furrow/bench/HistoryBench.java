package dev.furrow.bench;

import dev.furrow.bench.load.Bodies;
import dev.furrow.bench.load.Burst;
import dev.furrow.bench.load.Caller;
import dev.furrow.bench.load.Load;
import dev.furrow.bench.load.Requests;
import dev.furrow.bench.load.Scan;
import dev.furrow.bench.load.Workload;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench history`.
@Command(
        name = "history",
        description = {
            "What a poll for a decision task costs as the history behind it grows: the new part only"
                    + " (startAtPreviousStartedEvent), and the whole first page for comparison.",
            "One request at a time, lengths in turns; time from sending to the whole answer, of a task that waits."
        },
        sortOptions = false)
final class HistoryBench extends Bench {
    private static final byte[] TASK_TOKEN = Scan.ascii("\"taskToken\":\"");
    private static final int CONNECTIONS = 64;
    private static final String NEW_PART = ",\"startAtPreviousStartedEvent\":true";

    @Option(
            names = "--events",
            split = ",",
            defaultValue = "10,100,1000,25000",
            description = "Lengths of the histories; ${DEFAULT-VALUE}.")
    private List<Integer> lengths = List.of();

    @Option(names = "--polls", defaultValue = "200", description = "Polls for each length; ${DEFAULT-VALUE}.")
    private int polls;

    @Mixin
    private ServerOptions server = new ServerOptions();

    /// Executions of one length. Each poll makes a history four events longer, so short ones share the work.
    private static final class Group {
        private final int length;
        private final List<String> workflowIds;
        private final Histogram newPart = new Histogram(60_000_000, 3);
        private final Histogram whole = new Histogram(60_000_000, 3);
        private int next;

        private Group(int length, int polls) {
            this.length = length;
            int each = Math.max(1, length / 40);
            workflowIds = IntStream.range(0, Math.max(1, polls / each))
                    .mapToObj(i -> "history-" + length + "-" + i)
                    .toList();
        }

        private String next() {
            return workflowIds.get(next++ % workflowIds.size());
        }
    }

    @Override
    Report measure() {
        try (DataFolder data = DataFolder.make();
                SpawnedServer spawned = server.start(data);
                Caller caller = new Caller(spawned.address())) {
            Load.register(spawned.address());
            Requests requests = new Requests(spawned.address());
            List<Group> groups = new ArrayList<>();
            for (int length : lengths) {
                Group group = new Group(length, polls);
                progress("making " + group.workflowIds.size() + " histories of " + length + " events");
                fill(group, spawned, caller, requests);
                groups.add(group);
            }
            // The first ones only warm up.
            for (int i = -Math.max(20, polls / 5); i < polls; i++) {
                for (Group group : groups) {
                    long micros = poll(group.next(), NEW_PART, caller, requests);
                    if (i >= 0) {
                        group.newPart.recordValue(micros);
                    }
                }
            }
            // Far fewer: a page of a long history is a thousand events.
            for (int i = 0; i < Math.max(1, polls / 10); i++) {
                for (Group group : groups) {
                    group.whole.recordValue(poll(group.next(), "", caller, requests));
                }
            }
            return report(groups);
        }
    }

    /// Makes the histories: a beginning, signals, and a first decision behind them, without which there is no
    /// previous one to start at.
    private static void fill(Group group, SpawnedServer server, Caller caller, Requests requests) {
        for (String workflowId : group.workflowIds) {
            caller.call(requests.of("StartWorkflowExecution", Bodies.start(Workload.W5.name(), workflowId, "")));
        }
        int signals = Math.max(0, group.length - 5);
        Stream<byte[]> all = group.workflowIds.stream()
                .flatMap(workflowId -> IntStream.range(0, signals).mapToObj(i -> workflowId))
                .map(workflowId -> requests.of("SignalWorkflowExecution", Bodies.signal(workflowId)));
        Burst.send(server.address(), CONNECTIONS, all.iterator());
        for (int i = 0; i < group.workflowIds.size(); i++) {
            decide(caller, requests, ",\"maximumPageSize\":1");
        }
    }

    private static long poll(String workflowId, String more, Caller caller, Requests requests) {
        caller.call(requests.of("SignalWorkflowExecution", Bodies.signal(workflowId)));
        return decide(caller, requests, more);
    }

    /// @return microseconds that the poll took
    private static long decide(Caller caller, Requests requests, String more) {
        Caller.Answer task = caller.call(requests.of("PollForDecisionTask", Bodies.poll(more)));
        String token = task.textAfter(TASK_TOKEN);
        if (token.isEmpty()) {
            throw new IllegalStateException("No decision task waits, although a signal has just been sent");
        }
        caller.call(requests.of("RespondDecisionTaskCompleted", Bodies.decide(token, "")));
        return task.micros();
    }

    private Report report(List<Group> groups) {
        Report report = new Report("history").count("polls", polls);
        StringBuilder text = new StringBuilder();
        for (Group group : groups) {
            report.number("newPart" + group.length + "Micros", (double) group.newPart.getValueAtPercentile(50));
            report.number("firstPage" + group.length + "Micros", (double) group.whole.getValueAtPercentile(50));
            text.append(text.isEmpty() ? "" : ", ")
                    .append(group.newPart.getValueAtPercentile(50))
                    .append(" µs at ")
                    .append(group.length)
                    .append(" events");
        }
        Group hundred =
                groups.stream().filter(group -> group.length == 100).findFirst().orElse(groups.getFirst());
        double ratio =
                groups.getLast().newPart.getValueAtPercentile(50) / (double) hundred.newPart.getValueAtPercentile(50);
        return report.number("lastToHundred", ratio)
                .say("the new part at p50: %s; the last is %.2f of that at %d", text, ratio, hundred.length);
    }
}
