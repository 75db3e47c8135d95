package dev.furrow.engine.execution;

import dev.furrow.api.event.ActivityTaskCancelRequested;
import dev.furrow.api.event.ActivityTaskCanceled;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskFailed;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.ActivityTaskStarted;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.EventAttributes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The open activity tasks of one run: those scheduled and those started.
public final class ActivityTasks {
    /// The states of one activity task.
    public enum State {
        SCHEDULED,
        STARTED,
        COMPLETED,
        FAILED,
        TIMED_OUT,
        CANCELED
    }

    /// How an activity task moves.
    public static final LifeCycle<State> LIFE_CYCLE = new LifeCycle<State>("activity task")
            .on(State.SCHEDULED, ActivityTaskStarted.class, State.STARTED)
            .on(State.SCHEDULED, ActivityTaskTimedOut.class, State.TIMED_OUT)
            .on(State.SCHEDULED, ActivityTaskCanceled.class, State.CANCELED)
            .stays(State.SCHEDULED, ActivityTaskCancelRequested.class)
            .stays(State.STARTED, ActivityTaskCancelRequested.class)
            .on(State.STARTED, ActivityTaskCompleted.class, State.COMPLETED)
            .on(State.STARTED, ActivityTaskFailed.class, State.FAILED)
            .on(State.STARTED, ActivityTaskTimedOut.class, State.TIMED_OUT)
            .on(State.STARTED, ActivityTaskCanceled.class, State.CANCELED);

    private final WorkflowExecutionState execution;
    private final OpenEntries<Long, ActivityTask> byScheduledEventId = new OpenEntries<>();
    private final OpenEntries<String, ActivityTask> byActivityId = new OpenEntries<>();
    private long latestTimestamp = -1;
    private boolean heartbeats;

    ActivityTasks(WorkflowExecutionState execution) {
        this.execution = execution;
    }

    /// The open task that this event scheduled, if it is still open.
    public @Nullable ActivityTask scheduledBy(long scheduledEventId) {
        return byScheduledEventId.get(scheduledEventId);
    }

    /// The open task with the id that the decider chose.
    public @Nullable ActivityTask withId(String activityId) {
        return byActivityId.get(activityId);
    }

    /// The open tasks in the order of their scheduling.
    public Collection<ActivityTask> open() {
        return byScheduledEventId.values();
    }

    /// When the newest event about any activity task of the run happened; negative before the first.
    long latestTimestamp() {
        return latestTimestamp;
    }

    /// Takes note of a heartbeat. Details that are absent leave the last ones standing.
    public void recordHeartbeat(ActivityTask task, long at, @Nullable String details) {
        task.recordHeartbeat(at, details);
        heartbeats = true;
    }

    /// Takes note that the store keeps heartbeats of the run, if only of tasks that have ended.
    public void heartbeatsAreStored() {
        heartbeats = true;
    }

    /// Whether any task of the run has sent heartbeats, so that the store keeps some.
    public boolean hasHeartbeats() {
        return heartbeats;
    }

    void apply(long eventId, long at, ActivityTaskScheduled event, TaskSink tasks) {
        ActivityTask task = new ActivityTask(eventId, at, event);
        byScheduledEventId.put(eventId, task);
        byActivityId.put(task.activityId(), task);
        latestTimestamp = at;
        tasks.offer(pending(task));
        execution.dueNoLaterThan(task.deadline());
    }

    void apply(long eventId, long at, ActivityTaskStarted event, TaskSink tasks) {
        ActivityTask task = require(event.scheduledEventId(), event);
        tasks.withdraw(pending(task));
        task.start(eventId, at, move(task, event));
        latestTimestamp = at;
        execution.dueNoLaterThan(task.deadline());
    }

    void apply(long eventId, ActivityTaskCancelRequested event) {
        ActivityTask task = byActivityId.get(event.activityId());
        if (task == null) {
            throw new IllegalStateException("No activity task of " + execution.key() + " for " + event);
        }
        move(task, event);
        task.requestCancel(eventId);
    }

    void applyClosing(long at, long scheduledEventId, EventAttributes event, TaskSink tasks) {
        ActivityTask task = require(scheduledEventId, event);
        if (task.state() == State.SCHEDULED) {
            tasks.withdraw(pending(task));
        }
        move(task, event);
        byScheduledEventId.remove(scheduledEventId);
        byActivityId.remove(task.activityId());
        latestTimestamp = at;
    }

    void executionClosed(TaskSink tasks) {
        for (ActivityTask task : byScheduledEventId.values()) {
            if (task.state() == State.SCHEDULED) {
                tasks.withdraw(pending(task));
            }
        }
    }

    private PendingTask pending(ActivityTask task) {
        return new PendingTask(
                TaskKind.ACTIVITY,
                task.taskList(),
                task.priority(),
                task.scheduledAt(),
                execution.key(),
                task.scheduledEventId());
    }

    private State move(ActivityTask task, EventAttributes event) {
        return LIFE_CYCLE.next(task.state(), event, task.scheduledEventId(), execution.observer());
    }

    private ActivityTask require(long scheduledEventId, EventAttributes event) {
        ActivityTask task = byScheduledEventId.get(scheduledEventId);
        if (task == null) {
            throw new IllegalStateException("No activity task of " + execution.key() + " for " + event);
        }
        return task;
    }
}
