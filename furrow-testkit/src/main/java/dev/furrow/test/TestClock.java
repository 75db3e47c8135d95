package dev.furrow.test;

import dev.furrow.engine.lane.Clock;

/// The engine's clock: moved by the test, or the machine's.
final class TestClock implements Clock {
    private final boolean real;
    private volatile long now;

    TestClock(boolean real, long now) {
        this.real = real;
        this.now = real ? System.currentTimeMillis() : now;
    }

    @Override
    public long now() {
        if (real) {
            now = Math.max(now, System.currentTimeMillis());
        }
        return now;
    }

    void advanceTo(long millis) {
        now = Math.max(now, millis);
    }
}
