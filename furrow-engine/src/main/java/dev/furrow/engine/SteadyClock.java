package dev.furrow.engine;

import dev.furrow.engine.lane.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A clock that follows the machine's, but never goes back.
///
/// While the machine's clock is ahead, this one shows the same time; that covers ordinary running, small corrections
/// and a machine that has slept. When the machine's clock is set back, this one goes on at nine tenths of real speed
/// until the other has caught up, so timers go on firing, a little late and never early. It begins no earlier than
/// the store's latest time, so the same holds across restarts. Safe for use by many threads.
///
/// It says so once, at the beginning, when the machine's clock is far behind the store: then timers go by a time that
/// nobody else has, and either that clock is wrong now or it was when the store was written.
public final class SteadyClock implements Clock {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final long FAR_BEHIND_MILLIS = 60_000;

    private final LongSupplier wallMillis;
    private final LongSupplier nanos;
    private long nanosShown;
    private long nanosSeen;

    /// The machine's clock, from a time on.
    ///
    /// @param noEarlierThan milliseconds since 1970
    public SteadyClock(long noEarlierThan) {
        this(noEarlierThan, System::currentTimeMillis, System::nanoTime);
    }

    /// As [#SteadyClock(long)], over other clocks, for those who simulate a machine.
    ///
    /// @param wallMillis may go back and forth
    /// @param nanos only grows
    public SteadyClock(long noEarlierThan, LongSupplier wallMillis, LongSupplier nanos) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
        long wall = wallMillis.getAsLong();
        if (noEarlierThan - wall > FAR_BEHIND_MILLIS) {
            LOG.warn(
                    "The machine's clock says {}, but the store was last written at {}. Time goes on from there at nine"
                            + " tenths of real speed until the machine's clock has caught up. If that clock is wrong,"
                            + " set it right; if it is right, it was ahead when the store was written",
                    Instant.ofEpochMilli(wall),
                    Instant.ofEpochMilli(noEarlierThan));
        }
        nanosShown = TimeUnit.MILLISECONDS.toNanos(Math.max(noEarlierThan, wall));
        nanosSeen = nanos.getAsLong();
    }

    @Override
    public synchronized long now() {
        long nanosNow = nanos.getAsLong();
        long slowed = nanosShown + (nanosNow - nanosSeen) * 9 / 10;
        nanosShown = Math.max(slowed, TimeUnit.MILLISECONDS.toNanos(wallMillis.getAsLong()));
        nanosSeen = nanosNow;
        return TimeUnit.NANOSECONDS.toMillis(nanosShown);
    }
}
