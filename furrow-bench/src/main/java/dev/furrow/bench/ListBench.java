package dev.furrow.bench;

import dev.furrow.bench.load.Bodies;
import dev.furrow.bench.load.Caller;
import dev.furrow.bench.load.Requests;
import dev.furrow.bench.load.Scan;
import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.FilledFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.util.List;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `furrow bench list`.
@Command(
        name = "list",
        description =
                "What a page of ListClosedWorkflowExecutions costs, the first one and one deep in the listing, with"
                        + " each filter; and a count.",
        sortOptions = false)
final class ListBench extends Bench {
    private static final byte[] NEXT = Scan.ascii("\"nextPageToken\":\"");
    private static final byte[] RUN_ID = Scan.ascii("\"runId\":\"");
    private static final byte[] WORKFLOW_ID = Scan.ascii("\"workflowId\":\"");
    private static final int PAGE = 100;
    private static final int STRIDE = 1_000;

    /// A way to list.
    ///
    /// @param members of the request
    private record Listing(String name, String members) {}

    @Option(
            names = "--executions",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Closed executions; ${DEFAULT-VALUE}.")
    private long executions;

    @Option(names = "--pages", defaultValue = "50", description = "How many pages of each to take; ${DEFAULT-VALUE}.")
    private int pages;

    @Option(
            names = "--depth",
            defaultValue = "200000",
            paramLabel = "N",
            description = "How many executions lie before a deep page, at most half of the listing; ${DEFAULT-VALUE}.")
    private long depth;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    Report measure() {
        try (DataFolder data = DataFolder.make()) {
            progress("filling a store with " + executions + " closed executions");
            FilledFolder.fill(data, "--closed=" + executions);
            try (SpawnedServer spawned = server.start(data);
                    Caller caller = new Caller(spawned.address())) {
                return measure(caller, new Requests(spawned.address()));
            }
        }
    }

    private Report measure(Caller caller, Requests requests) {
        Report report = new Report("list").count("executions", executions).count("pageSize", PAGE);
        String someId = caller.call(list(requests, byClose(""), "", 1)).textAfter(WORKFLOW_ID);
        double slowest = 0;
        for (Listing listing : List.of(
                new Listing("byCloseTime", byClose("")),
                new Listing("byStartTime", "\"startTimeFilter\":{\"oldestDate\":0}"),
                new Listing("byType", byClose(",\"typeFilter\":{\"name\":\"W1\",\"version\":\"1\"}")),
                new Listing("byTag", byClose(",\"tagFilter\":{\"tag\":\"t7\"}")),
                new Listing("byStatus", byClose(",\"closeStatusFilter\":{\"status\":\"FAILED\"}")),
                new Listing("byWorkflowId", byClose(",\"executionFilter\":{\"workflowId\":\"" + someId + "\"}")))) {
            double first = first(listing, caller, requests);
            report.number(listing.name + "FirstMicros", first);
            slowest = Math.max(slowest, first);
            if (!listing.name.equals("byWorkflowId")) {
                double deep = deep(listing, caller, requests);
                report.number(listing.name + "DeepMicros", deep);
                slowest = Math.max(slowest, deep);
            }
        }
        Caller.Answer count = caller.call(requests.of(
                "CountClosedWorkflowExecutions", "{\"domain\":\"" + Bodies.DOMAIN + "\"," + byClose("") + "}"));
        return report.number("countMillis", count.micros() / 1000.0)
                .say(
                        "a page of %d of %d closed executions takes at most %.0f µs at p50, first or deep, whatever the"
                                + " filter; counting them all %.0f ms",
                        PAGE, executions, slowest, count.micros() / 1000.0);
    }

    private static String byClose(String filter) {
        return "\"closeTimeFilter\":{\"oldestDate\":0}" + filter;
    }

    private static byte[] list(Requests requests, String members, String token, int pageSize) {
        return requests.of(
                "ListClosedWorkflowExecutions",
                "{\"domain\":\"" + Bodies.DOMAIN + "\"," + members + ",\"maximumPageSize\":" + pageSize
                        + (token.isEmpty() ? "" : ",\"nextPageToken\":\"" + token + "\"") + "}");
    }

    private double first(Listing listing, Caller caller, Requests requests) {
        Histogram micros = new Histogram(60_000_000, 3);
        byte[] request = list(requests, listing.members, "", PAGE);
        // The first as many only warm up.
        for (int i = -pages; i < pages; i++) {
            Caller.Answer page = caller.call(request);
            if (page.textAfter(RUN_ID).isEmpty()) {
                throw new IllegalStateException("The listing " + listing.name + " is empty");
            }
            if (i >= 0) {
                micros.recordValue(page.micros());
            }
        }
        return (double) micros.getValueAtPercentile(50);
    }

    /// Walks in long strides, then measures ordinary pages.
    private double deep(Listing listing, Caller caller, Requests requests) {
        String token = "";
        long before = Math.max(1, Math.min(depth, share(listing) / 2));
        int stride = (int) Math.min(STRIDE, before);
        for (long at = 0; at < before; at += stride) {
            token = next(caller.call(list(requests, listing.members, token, stride)), listing);
        }
        Histogram micros = new Histogram(60_000_000, 3);
        for (int i = 0; i < pages && !token.isEmpty(); i++) {
            Caller.Answer page = caller.call(list(requests, listing.members, token, PAGE));
            micros.recordValue(page.micros());
            token = page.textAfter(NEXT);
        }
        return (double) micros.getValueAtPercentile(50);
    }

    private static String next(Caller.Answer page, Listing listing) {
        String token = page.textAfter(NEXT);
        if (token.isEmpty()) {
            throw new IllegalStateException("The listing " + listing.name + " ends too early");
        }
        return token;
    }

    /// How long a listing is, by the way in which stores are filled.
    private long share(Listing listing) {
        return switch (listing.name) {
            case "byType" -> executions / 2;
            case "byTag" -> executions / 100;
            case "byStatus" -> executions / 10;
            default -> executions;
        };
    }
}
