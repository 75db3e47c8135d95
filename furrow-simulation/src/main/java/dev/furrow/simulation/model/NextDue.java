package dev.furrow.simulation.model;

import org.jspecify.annotations.Nullable;

/// When the next thing in a run is due, its own end aside.
final class NextDue {
    private NextDue() {}

    static long of(ReferenceExecution run, Open.@Nullable Decision waiting, Open.@Nullable Decision current) {
        long due = Open.NEVER;
        due = waiting == null ? due : Math.min(due, waiting.dueAt);
        due = current == null ? due : Math.min(due, current.dueAt);
        for (Open.Activity task : run.activities.values()) {
            due = Math.min(due, task.dueAt());
        }
        for (Open.Timer timer : run.timers.values()) {
            due = Math.min(due, timer.dueAt());
        }
        for (Open.Function function : run.functions.values()) {
            due = Math.min(due, function.dueAt);
        }
        return due;
    }
}
