package dev.furrow.lint.maven.careless;

/// No workflow, so it may ask the clock.
public final class Clock {
    private Clock() {}

    /// The time.
    public static long now() {
        return System.currentTimeMillis();
    }
}
