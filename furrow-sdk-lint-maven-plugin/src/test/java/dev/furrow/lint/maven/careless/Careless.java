package dev.furrow.lint.maven.careless;

/// A workflow that asks the clock.
public final class Careless implements Contract {
    /// For the worker.
    public Careless() {}

    @Override
    public long run() {
        return System.currentTimeMillis();
    }
}
