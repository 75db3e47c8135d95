package dev.furrow.engine.execution;

import dev.furrow.engine.id.RunKey;

/// A task that waits in a list for a poller. Two equal ones are the same task; the order is the order of hand-out.
///
/// @param kind decision or activity
/// @param taskList the name of the list
/// @param priority higher goes first
/// @param scheduledAt milliseconds since 1970; among equals, earlier goes first
/// @param run the run that it belongs to
/// @param scheduledEventId the event that scheduled it
public record PendingTask(
        TaskKind kind, String taskList, int priority, long scheduledAt, RunKey run, long scheduledEventId)
        implements Comparable<PendingTask> {

    @Override
    public int compareTo(PendingTask other) {
        int order = Integer.compare(other.priority, priority);
        if (order == 0) {
            order = Long.compare(scheduledAt, other.scheduledAt);
        }
        if (order == 0) {
            order = run.runId().compareTo(other.run.runId());
        }
        return order != 0 ? order : Long.compare(scheduledEventId, other.scheduledEventId);
    }
}
