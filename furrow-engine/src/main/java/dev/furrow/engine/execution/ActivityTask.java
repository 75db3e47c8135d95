package dev.furrow.engine.execution;

import dev.furrow.api.ActivityType;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.ActivityTaskTimeoutType;
import org.jspecify.annotations.Nullable;

/// One open activity task. All times are milliseconds since 1970.
///
/// Heartbeats leave no event, so what they brought is the one part of a run's state that its history does not hold;
/// the store keeps it beside the history while the task is open.
public final class ActivityTask {
    private final long scheduledEventId;
    private final long scheduledAt;
    private final String activityId;
    private final ActivityType activityType;
    private final String taskList;
    private final int priority;
    private final long scheduleToStart;
    private final long scheduleToClose;
    private final long startToClose;
    private final long heartbeat;
    private ActivityTasks.State state = ActivityTasks.State.SCHEDULED;
    private @Nullable String input;
    private long startedEventId;
    private long startedAt;
    private long heartbeatAt;
    private @Nullable String heartbeatDetails;
    private long latestCancelRequestedEventId;

    ActivityTask(long scheduledEventId, long scheduledAt, ActivityTaskScheduled event) {
        this.scheduledEventId = scheduledEventId;
        this.scheduledAt = scheduledAt;
        activityId = event.activityId();
        activityType = event.activityType();
        taskList = event.taskList().name();
        priority = event.taskPriority() == null ? 0 : Integer.parseInt(event.taskPriority());
        scheduleToStart = Seconds.toMillis(event.scheduleToStartTimeout());
        scheduleToClose = Seconds.toMillis(event.scheduleToCloseTimeout());
        startToClose = Seconds.toMillis(event.startToCloseTimeout());
        heartbeat = Seconds.toMillis(event.heartbeatTimeout());
        input = event.input();
    }

    /// The event that scheduled it.
    public long scheduledEventId() {
        return scheduledEventId;
    }

    /// The event that started it; 0 while it waits.
    public long startedEventId() {
        return startedEventId;
    }

    /// The id that the decider chose.
    public String activityId() {
        return activityId;
    }

    /// Its type.
    public ActivityType activityType() {
        return activityType;
    }

    /// What the worker gets; present until the task is started, then the worker has it.
    public @Nullable String input() {
        return input;
    }

    /// Whether a worker has it.
    public boolean isStarted() {
        return state == ActivityTasks.State.STARTED;
    }

    /// The newest request to cancel it; 0 if there was none.
    public long latestCancelRequestedEventId() {
        return latestCancelRequestedEventId;
    }

    /// What the last heartbeat said.
    public @Nullable String heartbeatDetails() {
        return heartbeatDetails;
    }

    void recordHeartbeat(long at, @Nullable String details) {
        heartbeatAt = at;
        if (details != null) {
            heartbeatDetails = details;
        }
    }

    /// When the earliest of its timeouts runs out.
    long deadline() {
        if (!isStarted()) {
            return Math.min(Seconds.after(scheduledAt, scheduleToStart), Seconds.after(scheduledAt, scheduleToClose));
        }
        return Math.min(
                Math.min(Seconds.after(startedAt, startToClose), Seconds.after(scheduledAt, scheduleToClose)),
                Seconds.after(heartbeatAt, heartbeat));
    }

    /// Which timeout runs out at [#deadline()]; where several do, the order of section 6.2 of the specification
    /// holds.
    public ActivityTaskTimeoutType earliestTimeout() {
        long deadline = deadline();
        if (!isStarted()) {
            return Seconds.after(scheduledAt, scheduleToStart) == deadline
                    ? ActivityTaskTimeoutType.SCHEDULE_TO_START
                    : ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE;
        }
        if (Seconds.after(startedAt, startToClose) == deadline) {
            return ActivityTaskTimeoutType.START_TO_CLOSE;
        }
        return Seconds.after(scheduledAt, scheduleToClose) == deadline
                ? ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE
                : ActivityTaskTimeoutType.HEARTBEAT;
    }

    ActivityTasks.State state() {
        return state;
    }

    String taskList() {
        return taskList;
    }

    int priority() {
        return priority;
    }

    long scheduledAt() {
        return scheduledAt;
    }

    /// When a worker took it; 0 while it waits.
    long startedAt() {
        return startedAt;
    }

    /// When the last heartbeat came; that of the start before the first, 0 while it waits.
    long heartbeatAt() {
        return heartbeatAt;
    }

    /// When one of its timeouts runs out as things stand; [Long#MAX_VALUE] if that does not count now.
    long deadline(ActivityTaskTimeoutType timeout) {
        return switch (timeout) {
            case SCHEDULE_TO_START -> isStarted() ? Long.MAX_VALUE : Seconds.after(scheduledAt, scheduleToStart);
            case SCHEDULE_TO_CLOSE -> Seconds.after(scheduledAt, scheduleToClose);
            case START_TO_CLOSE -> isStarted() ? Seconds.after(startedAt, startToClose) : Long.MAX_VALUE;
            case HEARTBEAT -> isStarted() ? Seconds.after(heartbeatAt, heartbeat) : Long.MAX_VALUE;
        };
    }

    void start(long eventId, long at, ActivityTasks.State next) {
        startedEventId = eventId;
        startedAt = at;
        heartbeatAt = at;
        state = next;
        input = null;
    }

    void requestCancel(long eventId) {
        latestCancelRequestedEventId = eventId;
    }
}
