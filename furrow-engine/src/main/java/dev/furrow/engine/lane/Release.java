package dev.furrow.engine.lane;

import dev.furrow.engine.turn.Turn;

/// Lets the effects of a durable turn out: tasks, messages, changes of the registry, calls of Lambda functions.
@FunctionalInterface
public interface Release {
    /// Called once for each turn, in the order of decision, on the committer's thread.
    void release(Turn turn);
}
