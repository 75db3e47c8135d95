package dev.furrow.server.console.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// From times to places on a line of which little goes to times at which nothing happens.
///
/// Between two events lies a gap; one that is much longer than what is usual in this history is drawn as long as the
/// usual ones and marked as idle. Immutable.
final class TimeScale {
    /// A gap that is drawn shorter than it is.
    record Idle(double from, double to, long millis) {}

    private static final long SHORTEST_IDLE_MILLIS = 1_000;
    private static final double MANY_TIMES = 4;

    private final long[] times;
    private final double[] places;
    private final List<Idle> idle;

    private TimeScale(long[] times, double[] places, List<Idle> idle) {
        this.times = times;
        this.places = places;
        this.idle = idle;
    }

    /// A scale over times in any order.
    ///
    /// @param width how long the line is
    static TimeScale of(long[] happened, double width) {
        long[] times = Arrays.stream(happened).sorted().distinct().toArray();
        double[] places = new double[times.length];
        long cap = cap(times);
        double length = 0;
        for (int i = 1; i < times.length; i++) {
            length += Math.min(times[i] - times[i - 1], cap);
        }
        List<Idle> idle = new ArrayList<>();
        double at = 0;
        for (int i = 1; i < times.length; i++) {
            long gap = times[i] - times[i - 1];
            double shown = length == 0 ? 0 : Math.min(gap, cap) / length * width;
            if (gap > cap) {
                idle.add(new Idle(at, at + shown, gap));
            }
            at += shown;
            places[i] = at;
        }
        return new TimeScale(times, places, List.copyOf(idle));
    }

    /// The longest gap that is drawn as long as it is: several times the usual one, where the usual one is the mean
    /// of the shorter nine tenths.
    private static long cap(long[] times) {
        if (times.length < 3) {
            return Long.MAX_VALUE;
        }
        long[] gaps = new long[times.length - 1];
        for (int i = 1; i < times.length; i++) {
            gaps[i - 1] = times[i] - times[i - 1];
        }
        Arrays.sort(gaps);
        int usual = Math.max(1, (int) (gaps.length * 0.9));
        usual = usual == gaps.length ? gaps.length - 1 : usual;
        double sum = 0;
        for (int i = 0; i < usual; i++) {
            sum += gaps[i];
        }
        return Math.max(SHORTEST_IDLE_MILLIS, (long) (MANY_TIMES * sum / usual));
    }

    List<Idle> idle() {
        return idle;
    }

    long first() {
        return times.length == 0 ? 0 : times[0];
    }

    long last() {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    /// The place of a time; what lies outside is put at the ends.
    double place(long at) {
        if (times.length == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(times, at);
        if (found >= 0) {
            return places[found];
        }
        int after = -found - 1;
        if (after == 0) {
            return 0;
        }
        if (after == times.length) {
            return places[after - 1];
        }
        double share = (double) (at - times[after - 1]) / (times[after] - times[after - 1]);
        return places[after - 1] + share * (places[after] - places[after - 1]);
    }

    /// The time at a place.
    long at(double place) {
        for (int i = 1; i < times.length; i++) {
            if (place <= places[i]) {
                double length = places[i] - places[i - 1];
                double share = length == 0 ? 1 : (place - places[i - 1]) / length;
                return times[i - 1] + Math.round(share * (times[i] - times[i - 1]));
            }
        }
        return last();
    }
}
