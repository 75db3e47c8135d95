package dev.furrow.engine;

import dev.furrow.engine.lane.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A clock that follows the machine's, but never goes back.
///
/// While the machine's clock is ahead, this one shows the same time; that covers ordinary running, small corrections
/// and a machine that has slept. When the machine's clock is set back, this one goes on at nine tenths of real speed
/// until the other has caught up, so timers go on firing, a little late and never early. It begins no earlier than
/// the store's latest time, so the same holds across restarts. Safe for use by many threads.
public final class SteadyClock implements Clock {
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

    SteadyClock(long noEarlierThan, LongSupplier wallMillis, LongSupplier nanos) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
        nanosShown = TimeUnit.MILLISECONDS.toNanos(Math.max(noEarlierThan, wallMillis.getAsLong()));
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
