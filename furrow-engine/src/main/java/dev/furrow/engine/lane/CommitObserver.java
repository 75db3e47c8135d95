package dev.furrow.engine.lane;

/// Hears of commits, for those who measure.
@FunctionalInterface
public interface CommitObserver {
    /// Hears nothing.
    CommitObserver NONE = (turns, nanos) -> {};

    /// A batch is durable.
    ///
    /// @param turns how many turns it held
    /// @param nanos how long the store took
    void committed(int turns, long nanos);
}
