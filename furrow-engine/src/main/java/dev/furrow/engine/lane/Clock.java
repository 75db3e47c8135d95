package dev.furrow.engine.lane;

/// The engine's only source of time.
@FunctionalInterface
public interface Clock {
    /// Milliseconds since 1970. Never goes back, whatever happens to the clock of the machine.
    long now();
}
