package dev.furrow.simulation.schedule;

/// The simulated process dies here. An error and no exception, so that nobody between here and the scheduler can take
/// it for something to go on after.
public final class Crash extends Error {
    private final AwaitPoint at;

    Crash(AwaitPoint at) {
        super("The process dies: " + at, null, false, false);
        this.at = at;
    }

    /// Where it died.
    public AwaitPoint at() {
        return at;
    }
}
