package dev.furrow.engine.execution;

import dev.furrow.api.event.DecisionTaskScheduled;

/// One decision task that is scheduled or started. All times are milliseconds since 1970.
public final class DecisionTask {
    private static final long NOT_OFFERED = Long.MAX_VALUE;

    private final long scheduledEventId;
    private final long scheduledAt;
    private final String taskList;
    private final long startToClose;
    private final long scheduleToStart;
    private DecisionTasks.State state = DecisionTasks.State.SCHEDULED;
    private long offeredAt = NOT_OFFERED;
    private long startedEventId;
    private long startedAt;

    DecisionTask(long scheduledEventId, long scheduledAt, DecisionTaskScheduled event) {
        this.scheduledEventId = scheduledEventId;
        this.scheduledAt = scheduledAt;
        taskList = event.taskList().name();
        startToClose = Seconds.toMillis(event.startToCloseTimeout());
        scheduleToStart = Seconds.toMillis(event.scheduleToStartTimeout());
    }

    /// The event that scheduled it.
    public long scheduledEventId() {
        return scheduledEventId;
    }

    /// The event that started it; 0 while it waits.
    public long startedEventId() {
        return startedEventId;
    }

    /// The list on which it was put.
    public String taskList() {
        return taskList;
    }

    /// When it was scheduled.
    public long scheduledAt() {
        return scheduledAt;
    }

    /// When a decider took it; 0 while it waits.
    long startedAt() {
        return startedAt;
    }

    DecisionTasks.State state() {
        return state;
    }

    /// Whether it lies on a list from which it falls back when nobody takes it in time.
    boolean isSticky() {
        return scheduleToStart != Seconds.NONE;
    }

    /// When its present timeout runs out. The wait for a start counts from the moment that it may be handed out:
    /// while another task of the run is current, nobody could take it.
    long deadline() {
        if (state == DecisionTasks.State.STARTED) {
            return Seconds.after(startedAt, startToClose);
        }
        return offeredAt == NOT_OFFERED ? Long.MAX_VALUE : Seconds.after(offeredAt, scheduleToStart);
    }

    void offeredAt(long at) {
        offeredAt = at;
    }

    void start(long eventId, long at, DecisionTasks.State next) {
        startedEventId = eventId;
        startedAt = at;
        state = next;
    }
}
