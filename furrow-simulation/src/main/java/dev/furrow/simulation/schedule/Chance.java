package dev.furrow.simulation.schedule;

import java.util.List;
import java.util.SplittableRandom;

/// The only source of chance in a simulation: everything that a seed decides is drawn here, one after the other.
public final class Chance {
    private final SplittableRandom random;

    /// @param seed the same seed draws the same
    public Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /// A number from 0 to below a bound.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// A number between two, both included.
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /// True once in so many times.
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /// True in so many of a hundred times.
    public boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /// One of several.
    public <T> T pick(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    /// One of several.
    @SafeVarargs
    public final <T> T pick(T... several) {
        return several[random.nextInt(several.length)];
    }

    /// 64 bits.
    public long bits() {
        return random.nextLong();
    }

    /// A chance of its own, so that drawing from one does not disturb the other.
    public Chance fork() {
        return new Chance(random.nextLong());
    }
}
