package dev.furrow.engine.turn;

import dev.furrow.engine.execution.PendingTask;

/// A task that begins or ceases to wait in its list.
public sealed interface TaskChange {
    /// The task may be handed out.
    record Offered(PendingTask task) implements TaskChange {}

    /// The task waits no longer.
    record Withdrawn(PendingTask task) implements TaskChange {}
}
