package dev.furrow.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The table of what is to be reached and what is. A figure that is worse than it should be is marked.
final class ReachTable {
    /// A line of the table.
    ///
    /// @param step whose report the figure is from
    /// @param atLeast whether more is better
    /// @param shown what stands in the table
    private record Line(
            String what,
            String reach,
            String step,
            ToDoubleFunction<Report> figure,
            boolean atLeast,
            double bound,
            Function<Report, String> shown) {

        String of(Map<String, Report> reports) {
            Report report = reports.get(step);
            if (report == null) {
                return "| " + what + " | " + reach + " | not measured |";
            }
            double value = figure.applyAsDouble(report);
            boolean reached = atLeast ? value >= bound : value <= bound;
            String text = shown.apply(report);
            return "| " + what + " | " + reach + " | " + (reached ? text : "**" + text + "**") + " |";
        }
    }

    private ReachTable() {}

    static String of(Map<String, Report> reports) {
        StringBuilder table = new StringBuilder("| what | reach | measured |\n|---|---|---|\n");
        for (Line line : lines()) {
            table.append(line.of(reports)).append('\n');
        }
        return table.toString();
    }

    private static List<Line> lines() {
        return List.of(
                floor("W1, 256 open", "W1-256", 0.5),
                floor("W2, 256 open", "W2-256", 0.5),
                floor("W5, 256 open", "W5-256", 0.5),
                floor("W1, 64 open", "W1-64", 0.35),
                floor("W2, 64 open", "W2-64", 0.35),
                floor("W5, 64 open", "W5-64", 0.35),
                atLeast("W3", "70/s", "W3", "workflowsPerSecond", 70, "/s"),
                atMost("5,000 timers, fired after due, p99", "50 ms", "timers-few", "firedLateP99Millis", 50, " ms"),
                atMost("200,000 timers, fired after due, p99", "50 ms", "timers-many", "firedLateP99Millis", 50, " ms"),
                atMost("W4 with 5,000 open, fired after due, p99", "50 ms", "W4", "firedLateP99Millis", 50, " ms"),
                atMost("server CPU for 1,000 W1", "0.6 s", "W1-256", "serverCpuSecondsPer1000", 0.6, " s"),
                percentiles("W1 at 20/s", "W1-rate", 6, 25),
                percentiles("W2 at 20/s", "W2-rate", 30, 80),
                atMost("server memory under W1", "256 MB", "W1-256", "serverResidentMegabytes", 256, " MB"),
                atMost("open idle execution, heap", "700 bytes", "idle", "heapBytesEach", 700, " bytes"),
                atMost("decision poll, 25,000 events to 100", "1.5", "history", "lastToHundred", 1.5, ""),
                atMost("recovery of 100,000 open executions", "2 s", "recover", "firstPollMillis", 2_000, " ms"),
                atMost("start on an empty store", "700 ms", "start", "firstAnswerMillis", 700, " ms"),
                atMost("kept for a closed W1", "1,600 bytes", "kept", "keptBytesPerWorkflow", 1_600, " bytes"),
                atLeast("W1 signed, of unsigned", "0.9", "signed", "ofUnsigned", 0.9, ""),
                atLeast("throughput with many closed, of empty", "0.9", "long", "ofEmpty", 0.9, ""),
                atLeast("W1 through the SDK, of the lean driver", "0.6", "sdk", "ofLean", 0.6, ""),
                atMost(
                        "CPU of the SDK for a W1, beyond the driver's",
                        "0.4 ms",
                        "sdk",
                        "overheadMillisEach",
                        0.4,
                        " ms"),
                atMost("hand-over between strands", "1.5 µs", "sdk", "handOverMicros", 1.5, " µs"),
                atMost("a test of 30 virtual days", "50 ms", "sdk", "thirtyDaysMillis", 50, " ms"),
                atMost("10,000 warm executions of three strands", "500 MB", "sdk", "warmMegabytes", 500, " MB"));
    }

    private static Line floor(String what, String step, double bound) {
        return new Line(
                what,
                String.format(Locale.ROOT, "%.2f of the floor", bound),
                step,
                report -> report.figure("ofFloor"),
                true,
                bound,
                report -> String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f), %.0f/s",
                        report.figure("ofFloor"),
                        report.figure("ofFloorMin"),
                        report.figure("ofFloorMax"),
                        report.figure("workflowsPerSecond")));
    }

    private static Line percentiles(String what, String step, double p50, double p99) {
        // Both must hold: the figure is the worse of the two, as a part of what it may be.
        return new Line(
                what + ", p50 / p99",
                String.format(Locale.ROOT, "%.0f / %.0f ms", p50, p99),
                step,
                report -> Math.max(report.figure("p50Millis") / p50, report.figure("p99Millis") / p99),
                false,
                1,
                report -> Report.plain(report.figure("p50Millis")) + " / " + Report.plain(report.figure("p99Millis"))
                        + " ms");
    }

    private static Line atLeast(String what, String reach, String step, String key, double bound, String unit) {
        return new Line(what, "at least " + reach, step, of(key), true, bound, shown(key, unit));
    }

    private static Line atMost(String what, String reach, String step, String key, double bound, String unit) {
        return new Line(what, "at most " + reach, step, of(key), false, bound, shown(key, unit));
    }

    private static ToDoubleFunction<Report> of(String key) {
        return report -> report.figure(key);
    }

    private static Function<Report, String> shown(String key, String unit) {
        return report -> Report.plain(report.figure(key)) + unit;
    }
}
