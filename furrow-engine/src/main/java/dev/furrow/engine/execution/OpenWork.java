package dev.furrow.engine.execution;

import dev.furrow.api.ActivityType;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.ActivityTaskTimeoutType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is open in a run at one moment, as values that outlive the moment: for those who look at a run from outside
/// its lane, and for a state that was folded from a part of a history.
///
/// @param execution which run
/// @param workflowType its type
/// @param lastEventId the number of events by then
/// @param lastEventAt when the last of them happened
/// @param startedAt when the run started
/// @param timesOutAt when its time is up
/// @param closeStatus how it has closed; null while it is open
/// @param cancelRequested whether somebody has asked for its cancellation
/// @param nextTaskList where its next decision task goes
/// @param current the decision task that a decider works on
/// @param waiting the decision task that no decider has taken yet
/// @param activities its open activity tasks, in the order of their scheduling
/// @param timers its running timers, in the order of their start
/// @param children its open children, in the order of their initiation
/// @param requests its signals and requests to cancel that are under way
/// @param functions its open calls of Lambda functions
public record OpenWork(
        WorkflowExecution execution,
        WorkflowType workflowType,
        long lastEventId,
        Instant lastEventAt,
        Instant startedAt,
        Instant timesOutAt,
        @Nullable CloseStatus closeStatus,
        boolean cancelRequested,
        String nextTaskList,
        @Nullable Decider current,
        @Nullable Decider waiting,
        List<Activity> activities,
        List<Timer> timers,
        List<Child> children,
        List<External> requests,
        List<Function> functions) {

    /// A decision task.
    ///
    /// @param startedEventId 0 while it waits
    /// @param timesOutAt null if it never does as things stand
    public record Decider(
            long scheduledEventId,
            Instant scheduledAt,
            long startedEventId,
            @Nullable Instant startedAt,
            String taskList,
            @Nullable Instant timesOutAt) {}

    /// An activity task.
    ///
    /// @param startedEventId 0 while it waits
    /// @param heartbeatAt when the last heartbeat came; null before the first
    /// @param cancelRequestedEventId the newest request to cancel it; 0 if there was none
    /// @param timeouts those that count now, the earliest first
    public record Activity(
            long scheduledEventId,
            Instant scheduledAt,
            long startedEventId,
            @Nullable Instant startedAt,
            String activityId,
            ActivityType activityType,
            String taskList,
            int priority,
            @Nullable Instant heartbeatAt,
            @Nullable String heartbeatDetails,
            long cancelRequestedEventId,
            List<Timeout> timeouts) {}

    /// One timeout that counts.
    public record Timeout(ActivityTaskTimeoutType type, Instant at) {}

    /// A timer that runs.
    public record Timer(String timerId, long startedEventId, Instant dueAt) {}

    /// A child that has not closed.
    ///
    /// @param startedEventId 0 before it is known to have started
    public record Child(long initiatedEventId, long startedEventId, String workflowId, WorkflowType workflowType) {}

    /// A signal or a request to cancel without an answer.
    public record External(
            long initiatedEventId,
            String workflowId,
            @Nullable String runId) {}

    /// A call of a Lambda function.
    ///
    /// @param startedEventId 0 before it began
    /// @param dueAt when its time is up; null before it began
    public record Function(
            long scheduledEventId,
            long startedEventId,
            String id,
            String name,
            @Nullable Instant dueAt) {}

    /// What is open in a run now.
    public static OpenWork of(WorkflowExecutionState execution) {
        return new OpenWork(
                execution.execution(),
                execution.workflowType(),
                execution.lastEventId(),
                Instant.ofEpochMilli(execution.lastEventAt()),
                Instant.ofEpochMilli(execution.startedAt()),
                Instant.ofEpochMilli(execution.timesOutAt()),
                execution.closeStatus(),
                execution.isCancelRequested(),
                execution.decisionTasks().nextList(),
                decider(execution.decisionTasks().current()),
                decider(execution.decisionTasks().waiting()),
                execution.activityTasks().open().stream()
                        .map(OpenWork::activity)
                        .toList(),
                execution.timers().running().stream()
                        .map(timer ->
                                new Timer(timer.timerId(), timer.startedEventId(), Instant.ofEpochMilli(timer.dueAt())))
                        .toList(),
                execution.children().open().stream()
                        .map(child -> new Child(
                                child.initiatedEventId(),
                                child.startedEventId(),
                                child.workflowId(),
                                child.workflowType()))
                        .toList(),
                execution.externalRequests().open().stream()
                        .map(request -> new External(request.initiatedEventId(), request.workflowId(), request.runId()))
                        .toList(),
                execution.lambdaFunctions().open().stream()
                        .map(call -> new Function(
                                call.scheduledEventId(),
                                call.startedEventId(),
                                call.id(),
                                call.name(),
                                instant(call.dueAt())))
                        .toList());
    }

    /// Whether nothing is open, so that nothing will happen by itself before the run times out.
    public boolean isEmpty() {
        return current == null
                && waiting == null
                && activities.isEmpty()
                && timers.isEmpty()
                && children.isEmpty()
                && requests.isEmpty()
                && functions.isEmpty();
    }

    private static @Nullable Decider decider(@Nullable DecisionTask task) {
        return task == null
                ? null
                : new Decider(
                        task.scheduledEventId(),
                        Instant.ofEpochMilli(task.scheduledAt()),
                        task.startedEventId(),
                        task.startedEventId() == 0 ? null : Instant.ofEpochMilli(task.startedAt()),
                        task.taskList(),
                        instant(task.deadline()));
    }

    private static Activity activity(ActivityTask task) {
        List<Timeout> timeouts = new ArrayList<>();
        for (ActivityTaskTimeoutType type : ActivityTaskTimeoutType.values()) {
            Instant at = instant(task.deadline(type));
            if (at != null) {
                timeouts.add(new Timeout(type, at));
            }
        }
        timeouts.sort(Comparator.comparing(Timeout::at));
        boolean hasBeaten = task.heartbeatAt() > task.startedAt() || task.heartbeatDetails() != null;
        return new Activity(
                task.scheduledEventId(),
                Instant.ofEpochMilli(task.scheduledAt()),
                task.startedEventId(),
                task.isStarted() ? Instant.ofEpochMilli(task.startedAt()) : null,
                task.activityId(),
                task.activityType(),
                task.taskList(),
                task.priority(),
                hasBeaten ? Instant.ofEpochMilli(task.heartbeatAt()) : null,
                task.heartbeatDetails(),
                task.latestCancelRequestedEventId(),
                List.copyOf(timeouts));
    }

    private static @Nullable Instant instant(long at) {
        return at == Long.MAX_VALUE ? null : Instant.ofEpochMilli(at);
    }
}
