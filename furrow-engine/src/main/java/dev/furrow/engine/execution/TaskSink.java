package dev.furrow.engine.execution;

import java.util.Collection;

/// Hears which tasks begin and cease to wait while events are applied.
public interface TaskSink {
    /// The task may be handed out from now on.
    void offer(PendingTask task);

    /// The task waits no longer: it was handed out, or came to an end.
    void withdraw(PendingTask task);

    /// A sink that keeps what waits in a collection.
    static TaskSink into(Collection<PendingTask> waiting) {
        return new TaskSink() {
            @Override
            public void offer(PendingTask task) {
                waiting.add(task);
            }

            @Override
            public void withdraw(PendingTask task) {
                waiting.remove(task);
            }
        };
    }
}
