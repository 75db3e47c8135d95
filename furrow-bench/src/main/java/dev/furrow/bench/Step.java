package dev.furrow.bench;

import java.util.ArrayList;
import java.util.List;

/// One bench of `furrow bench all`.
///
/// @param name by which the table finds what it has measured
/// @param arguments behind `furrow bench`
record Step(String name, List<String> arguments) {
    /// All of them, in the order of the table.
    static List<Step> all(boolean brief) {
        // A server that has just started is still compiling; ten seconds of load are the least that says something.
        String windows = brief ? "--seconds=2 --warmup=10 --repeats=3" : "--seconds=10 --warmup=15 --repeats=5";
        String rate = brief ? "--seconds=7 --warmup=8" : "--seconds=30 --warmup=5 --repeats=5";
        List<Step> steps = new ArrayList<>();
        for (String workload : List.of("W1", "W2", "W5")) {
            steps.add(of(workload + "-256", workload + " --concurrency=256 --with-floor " + windows));
        }
        for (String workload : List.of("W1", "W2", "W5")) {
            steps.add(of(workload + "-64", workload + " --concurrency=64 --with-floor " + windows));
        }
        steps.add(of("W3", "W3 --concurrency=64 " + (brief ? "--seconds=2 --warmup=6 --repeats=3" : windows)));
        steps.add(of("W4", "W4 --concurrency=5000 " + (brief ? "--seconds=6 --warmup=3" : windows)));
        steps.add(of("timers-few", "timers --open=5000 --fires-per-second=500" + (brief ? " --margin=12" : "")));
        steps.add(of(
                "timers-many",
                "timers --open=200000 --fires-per-second=500" + (brief ? " --margin=12 --seconds=10" : "")));
        steps.add(of("signed", "signed --concurrency=64 " + windows));
        steps.add(of("W1-rate", "W1 --rate=20 --concurrency=16 " + rate));
        steps.add(of("W2-rate", "W2 --rate=20 --concurrency=64 " + rate));
        steps.add(of("mixed", "mixed --concurrency=512 " + (brief ? "--seconds=3 --warmup=5" : windows)));
        steps.add(of("idle", "idle" + (brief ? " --executions=200000 --seconds=6" : "")));
        steps.add(of("polls", "polls" + (brief ? " --wakeups=300" : "")));
        steps.add(of("history", "history" + (brief ? " --polls=100" : "")));
        steps.add(of("list", "list" + (brief ? " --executions=100000" : "")));
        steps.add(of("recover", "recover" + (brief ? " --repeats=3" : "")));
        steps.add(of("start", "start" + (brief ? " --repeats=5" : "")));
        steps.add(of("kept", "kept" + (brief ? "" : " --workflows=100000")));
        steps.add(of("long", "long " + windows + (brief ? " --closed=200000" : "")));
        steps.add(of("sdk", "sdk --concurrency=64 " + (brief ? "--seconds=3 --warmup=10" : windows)));
        return steps;
    }

    private static Step of(String name, String line) {
        return new Step(name, List.of(line.split(" ")));
    }
}
