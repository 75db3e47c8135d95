package dev.furrow.simulation.schedule;

/// Lets the process die at one of the points that it passes. Which one is drawn beforehand, so that every point is
/// hit as often as it is passed.
public final class CrashPoints {
    private final Chance chance;
    private final int meanDistance;
    private int remaining = Integer.MAX_VALUE;
    private boolean armed;

    /// @param meanDistance how many points are passed between two crashes, on average; 0 for no crashes at all
    public CrashPoints(Chance chance, int meanDistance) {
        this.chance = chance;
        this.meanDistance = meanDistance;
    }

    /// Draws the next point. To be called whenever a process has come up.
    public void arm() {
        armed = meanDistance > 0;
        // The larger half of crashes comes soon after a start, where recovery may have left something half done.
        remaining = armed ? 1 + (chance.oneIn(4) ? chance.below(20) : chance.below(2 * meanDistance)) : 0;
    }

    /// No crash from now on.
    public void disarm() {
        armed = false;
    }

    /// Whether the process would die at the next point.
    public boolean isImminent() {
        return armed && remaining <= 1;
    }

    /// @throws Crash if this is the point
    public void pass(AwaitPoint at) {
        if (armed && --remaining <= 0) {
            armed = false;
            throw new Crash(at);
        }
    }
}
