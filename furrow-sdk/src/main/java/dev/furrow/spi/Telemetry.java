package dev.furrow.spi;

/// Hears what a connection and its workers measure. Called by many threads at once, in the middle of their work:
/// it only counts, and does not throw.
@FunctionalInterface
public interface Telemetry {
    /// Hears nothing.
    Telemetry NONE = measured -> {};

    /// Something was measured.
    void record(Measured measured);
}
