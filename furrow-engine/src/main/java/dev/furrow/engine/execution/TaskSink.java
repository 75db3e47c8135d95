package dev.furrow.engine.execution;

/// Hears which tasks begin and cease to wait while events are applied.
public interface TaskSink {
    /// The task may be handed out from now on.
    void offer(PendingTask task);

    /// The task waits no longer: it was handed out, or came to an end.
    void withdraw(PendingTask task);
}
