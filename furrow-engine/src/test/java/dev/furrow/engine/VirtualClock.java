package dev.furrow.engine;

import dev.furrow.engine.lane.Clock;
import java.time.Duration;

/// A clock that moves only when a test moves it.
public final class VirtualClock implements Clock {
    private long now;

    /// @param now milliseconds since 1970
    public VirtualClock(long now) {
        this.now = now;
    }

    @Override
    public long now() {
        return now;
    }

    /// Moves on.
    public void advance(Duration by) {
        now += by.toMillis();
    }

    /// Moves to an instant that is not earlier than now.
    public void advanceTo(long millis) {
        now = Math.max(now, millis);
    }
}
