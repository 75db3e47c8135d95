package dev.furrow.bench;

import dev.furrow.bench.load.TimerWatch;
import org.HdrHistogram.Histogram;

/// How late timers were.
final class TimerFigures {
    private TimerFigures() {}

    /// Adds them to a report.
    static void into(Report report, TimerWatch timers) {
        add(report, "firedLate", timers.firedLate());
        add(report, "arrivedLate", timers.arrivedLate());
    }

    private static void add(Report report, String key, Histogram millis) {
        report.count(key + "P50Millis", millis.getValueAtPercentile(50));
        report.count(key + "P99Millis", millis.getValueAtPercentile(99));
        report.count(key + "MaxMillis", millis.getMaxValue());
    }
}
