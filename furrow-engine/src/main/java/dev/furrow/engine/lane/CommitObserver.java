package dev.furrow.engine.lane;

/// Hears of commits, for those who measure, and stands around what follows them.
@FunctionalInterface
public interface CommitObserver {
    /// Hears nothing.
    CommitObserver NONE = (turns, nanos) -> {};

    /// A batch is durable.
    ///
    /// @param turns how many turns it held
    /// @param nanos how long the store took
    void committed(int turns, long nanos);

    /// Lets the effects and answers of durable batches out, for those who gather what these lead to.
    ///
    /// @param effects to be run once, on this thread, before this returns
    default void release(Runnable effects) {
        effects.run();
    }
}
