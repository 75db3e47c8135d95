package dev.furrow.engine.execution;

/// Hears of every transition while a history is folded. For tests that must visit every row of every table, and for
/// tools that draw what happened.
@FunctionalInterface
public interface LifeCycleObserver {
    /// Hears nothing.
    LifeCycleObserver NONE = (machine, from, event, to) -> {};

    /// Something moved.
    void moved(String machine, String from, String event, String to);
}
