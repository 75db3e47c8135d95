package dev.furrow.server.metrics;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How commits went since the start.
///
/// @param count how many there were
/// @param meanMillis how long the store took in the mean
/// @param maxMillis the longest of late
/// @param latencies how many took up to so many milliseconds, but longer than the bound before
/// @param meanTurns how many turns a commit held in the mean
/// @param sizes how many held up to so many turns, but more than the bound before
public record Commits(
        long count, double meanMillis, double maxMillis, List<Bucket> latencies, double meanTurns, List<Bucket> sizes) {
    private static final double NANOS_PER_MILLI = 1e6;

    /// Some of all.
    ///
    /// @param upTo the bound
    /// @param count how many
    public record Bucket(double upTo, long count) {}

    Commits(HistogramSnapshot times, HistogramSnapshot turns) {
        this(
                times.count(),
                times.mean(TimeUnit.MILLISECONDS),
                times.max(TimeUnit.MILLISECONDS),
                buckets(times, NANOS_PER_MILLI),
                turns.mean(),
                buckets(turns, 1));
    }

    private static List<Bucket> buckets(HistogramSnapshot snapshot, double unit) {
        List<Bucket> buckets = new ArrayList<>();
        double before = 0;
        for (CountAtBucket bucket : snapshot.histogramCounts()) {
            buckets.add(new Bucket(bucket.bucket() / unit, Math.round(bucket.count() - before)));
            before = bucket.count();
        }
        if (snapshot.count() > before) {
            buckets.add(new Bucket(Double.POSITIVE_INFINITY, Math.round(snapshot.count() - before)));
        }
        return buckets;
    }
}
