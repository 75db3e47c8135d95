package dev.furrow.simulation.schedule;

import java.util.concurrent.TimeUnit;

/// The time of the simulated world: one that runs evenly, and a wall clock that people and time servers set.
public final class VirtualTime {
    private static final long BEGIN = 1_800_000_000_000L;

    private long millis;
    private long offset;

    /// Nanoseconds that only grow.
    public long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// What the wall clock shows, in milliseconds since 1970.
    public long wallMillis() {
        return BEGIN + millis + offset;
    }

    /// How long the world has existed.
    public long elapsedMillis() {
        return millis;
    }

    /// Lets time pass.
    public void advance(long byMillis) {
        millis += byMillis;
    }

    /// Sets the wall clock forth or back.
    public void step(long byMillis) {
        offset += byMillis;
    }
}
