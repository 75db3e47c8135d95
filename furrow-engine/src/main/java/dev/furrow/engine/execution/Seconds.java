package dev.furrow.engine.execution;

import org.jspecify.annotations.Nullable;

/// SWF's durations: a number of seconds in a string, or `NONE`.
public final class Seconds {
    /// The duration that never ends, in milliseconds.
    public static final long NONE = -1;

    private Seconds() {}

    /// The duration in milliseconds; [#NONE] for `NONE` and for absence.
    public static long toMillis(@Nullable String seconds) {
        return seconds == null || seconds.equals("NONE") ? NONE : Long.parseLong(seconds) * 1000;
    }

    /// The instant at which a duration that began then has passed; never, for [#NONE].
    public static long after(long begin, long millis) {
        return millis == NONE ? Long.MAX_VALUE : begin + millis;
    }
}
