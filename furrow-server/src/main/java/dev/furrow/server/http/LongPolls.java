package dev.furrow.server.http;

import io.vertx.core.Vertx;
import java.util.function.Supplier;

/// Ends polls that have waited long enough: a little before the time that callers were promised, so that a client
/// which waits exactly as long does not give up first.
public final class LongPolls {
    static final long NONE = -1;

    private static final long MARGIN_MILLIS = 1_000;

    private final Supplier<Vertx> timers;
    private final long holdMillis;

    /// @param timers the machinery with timers
    /// @param longPollMillis how long a poll may take
    public LongPolls(Supplier<Vertx> timers, long longPollMillis) {
        this.timers = timers;
        holdMillis = longPollMillis - Math.min(MARGIN_MILLIS, longPollMillis / 10);
    }

    /// Begins to wait.
    ///
    /// @return what [#end] takes
    long begin(Runnable expire) {
        return begin(expire, holdMillis);
    }

    /// Begins to wait, for a shorter time perhaps.
    ///
    /// @param mostMillis how long the caller wants to wait
    long begin(Runnable expire, long mostMillis) {
        return timers.get().setTimer(Math.max(1, Math.min(mostMillis, holdMillis)), timer -> expire.run());
    }

    /// Waits no longer.
    void end(long timer) {
        if (timer != NONE) {
            timers.get().cancelTimer(timer);
        }
    }
}
