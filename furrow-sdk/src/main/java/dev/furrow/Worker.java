package dev.furrow;

import dev.furrow.internal.worker.WorkerCore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A worker that runs. Safe for use by many threads.
public final class Worker implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Furrow furrow;
    private final WorkerCore core;
    private final AtomicBoolean stopped = new AtomicBoolean();

    Worker(Furrow furrow, WorkerCore core) {
        this.furrow = furrow;
        this.core = core;
    }

    void begin() {
        core.start();
    }

    WorkerCore core() {
        return core;
    }

    /// How many executions are in memory now, waiting for their next decision.
    public int warmExecutions() {
        return core.decisions().warmExecutions();
    }

    /// Polls no more until [#resume]; what runs goes on.
    public void pause() {
        core.pause(true);
    }

    /// Polls again.
    public void resume() {
        core.pause(false);
    }

    /// Stops without losing a task: no new polls; polls that wait are kept until they end, and what they bring
    /// is done; activities may finish, and learn from `Activity.info().stopping()` that time is short. When the
    /// grace is over, activities are interrupted and reported as failed.
    ///
    /// @param grace how long all that may take; a poll may wait up to a minute where the service cannot end it
    ///        sooner
    /// @return the activities that had to be interrupted, as `workflowId/activityId`
    public List<String> stop(Duration grace) {
        if (!stopped.compareAndSet(false, true)) {
            return List.of();
        }
        furrow.workers().remove(this);
        return core.stop(grace);
    }

    /// Stops within five seconds.
    @Override
    public void close() {
        stop(CLOSING);
    }
}
