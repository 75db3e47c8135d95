package dev.furrow.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How activities are called. What is absent comes from the stub, then from the annotation, then from the type's
/// registered default. Limits are whole seconds, rounded up; [Timeout#NONE] is no limit.
///
/// @param taskList where the task waits; by default the worker's
/// @param startToClose how long one attempt may run
/// @param scheduleToStart how long it may wait for a worker
/// @param scheduleToClose both together
/// @param heartbeat how long it may be silent
/// @param priority higher is sooner
/// @param retry when it is tried again
/// @param once whether one call for each input is enough in an execution: a second call with the same
///        arguments has the result, or the failure, of the first
public record ActivityOptions(
        @Nullable String taskList,
        @Nullable Duration startToClose,
        @Nullable Duration scheduleToStart,
        @Nullable Duration scheduleToClose,
        @Nullable Duration heartbeat,
        @Nullable Integer priority,
        @Nullable RetryPolicy retry,
        @Nullable Boolean once) {
    private static final ActivityOptions DEFAULTS = new ActivityOptions(null, null, null, null, null, null, null, null);

    /// Everything absent.
    public static ActivityOptions defaults() {
        return DEFAULTS;
    }

    /// With a task list.
    public ActivityOptions taskList(String name) {
        return new ActivityOptions(
                name, startToClose, scheduleToStart, scheduleToClose, heartbeat, priority, retry, once);
    }

    /// With a limit from start to close.
    public ActivityOptions startToClose(Duration limit) {
        return new ActivityOptions(taskList, limit, scheduleToStart, scheduleToClose, heartbeat, priority, retry, once);
    }

    /// With a limit from schedule to start.
    public ActivityOptions scheduleToStart(Duration limit) {
        return new ActivityOptions(taskList, startToClose, limit, scheduleToClose, heartbeat, priority, retry, once);
    }

    /// With a limit from schedule to close.
    public ActivityOptions scheduleToClose(Duration limit) {
        return new ActivityOptions(taskList, startToClose, scheduleToStart, limit, heartbeat, priority, retry, once);
    }

    /// With a limit between heartbeats.
    public ActivityOptions heartbeat(Duration limit) {
        return new ActivityOptions(
                taskList, startToClose, scheduleToStart, scheduleToClose, limit, priority, retry, once);
    }

    /// With a priority.
    public ActivityOptions priority(int number) {
        return new ActivityOptions(
                taskList, startToClose, scheduleToStart, scheduleToClose, heartbeat, number, retry, once);
    }

    /// With a retry policy.
    public ActivityOptions retry(RetryPolicy policy) {
        return new ActivityOptions(
                taskList, startToClose, scheduleToStart, scheduleToClose, heartbeat, priority, policy, once);
    }

    /// With one call for each input. Its id is made of type and arguments and not of its place in the code, so such
    /// calls may be reordered while executions are open.
    public ActivityOptions idempotent() {
        return new ActivityOptions(
                taskList, startToClose, scheduleToStart, scheduleToClose, heartbeat, priority, retry, true);
    }

    /// These, with what is absent taken from others.
    public ActivityOptions or(ActivityOptions others) {
        return new ActivityOptions(
                taskList != null ? taskList : others.taskList,
                startToClose != null ? startToClose : others.startToClose,
                scheduleToStart != null ? scheduleToStart : others.scheduleToStart,
                scheduleToClose != null ? scheduleToClose : others.scheduleToClose,
                heartbeat != null ? heartbeat : others.heartbeat,
                priority != null ? priority : others.priority,
                retry != null ? retry : others.retry,
                once != null ? once : others.once);
    }
}
