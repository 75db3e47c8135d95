package dev.furrow.engine.execution;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionOpenCounts;
import dev.furrow.engine.id.RunKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of one run: what its history says, folded.
///
/// [#apply] is the only way to change it (heartbeats aside, see [ActivityTask]); it never refuses, and live work and
/// recovery both go through it. This class only routes: the rules are in the life cycles that it holds. Belongs to
/// the one lane that writes the run; not safe for use by several threads.
public final class WorkflowExecutionState {
    private final RunKey key;
    private final LifeCycleObserver observer;
    private final WorkflowType workflowType;
    private final ExecutionSettings settings;
    private final @Nullable ParentLink parent;
    private final long startedAt;
    private final long timesOutAt;
    private final int taskPriority;
    private final DecisionTasks decisionTasks;
    private final ActivityTasks activityTasks = new ActivityTasks(this);
    private final Timers timers = new Timers(this);
    private final ChildExecutions children = new ChildExecutions(this);
    private final ExternalRequests externalRequests = new ExternalRequests(this);
    private final LambdaFunctions lambdaFunctions = new LambdaFunctions(this);

    private ExecutionLifeCycle.State state = ExecutionLifeCycle.State.OPEN;
    private boolean cancelRequested;
    private @Nullable String latestExecutionContext;
    private long lastEventId = 1;
    private long lastEventAt;
    private long closedAt;
    private long dueNoEarlierThan;

    private WorkflowExecutionState(
            RunKey key, long startedAt, WorkflowExecutionStarted started, LifeCycleObserver observer) {
        this.key = key;
        this.observer = observer;
        this.startedAt = startedAt;
        // Interned: a million runs share a few types, lists and timeouts, and each request brings its own copies.
        workflowType = new WorkflowType(
                started.workflowType().name().intern(),
                started.workflowType().version().intern());
        settings = new ExecutionSettings(
                started.executionStartToCloseTimeout().intern(),
                started.taskStartToCloseTimeout().intern(),
                new TaskList(started.taskList().name().intern()),
                started.taskPriority(),
                started.childPolicy(),
                started.lambdaRole(),
                started.tagList());
        parent = started.parentWorkflowExecution() == null
                ? null
                : new ParentLink(started.parentWorkflowExecution(), started.parentInitiatedEventId());
        taskPriority = started.taskPriority() == null ? 0 : Integer.parseInt(started.taskPriority());
        timesOutAt = Seconds.after(startedAt, Seconds.toMillis(started.executionStartToCloseTimeout()));
        decisionTasks = new DecisionTasks(this, settings.taskList().name());
        lastEventAt = startedAt;
        dueNoEarlierThan = timesOutAt;
    }

    /// The state after a run's first event.
    ///
    /// @throws IllegalStateException if the event is not a first one
    public static WorkflowExecutionState begin(RunKey key, HistoryEvent first, LifeCycleObserver observer) {
        if (first.eventId() == 1 && first.attributes() instanceof WorkflowExecutionStarted started) {
            return new WorkflowExecutionState(key, first.eventTimestamp().toEpochMilli(), started, observer);
        }
        throw new IllegalStateException("The history of " + key + " does not begin with event 1: " + first);
    }

    /// Folds the next event into the state.
    ///
    /// @param tasks hears which tasks begin and cease to wait
    /// @throws IllegalStateException when the history cannot have been written by this engine
    public void apply(HistoryEvent event, TaskSink tasks) {
        if (event.eventId() != lastEventId + 1 || state != ExecutionLifeCycle.State.OPEN) {
            throw new IllegalStateException(
                    "Event " + event.eventId() + " cannot follow " + lastEventId + " of " + key + " (" + state + ")");
        }
        long id = event.eventId();
        long at = event.eventTimestamp().toEpochMilli();
        lastEventId = id;
        lastEventAt = at;
        switch (event.attributes()) {
            case WorkflowExecutionStarted _ -> throw new IllegalStateException(key + " starts twice");
            case WorkflowExecutionSignaled _ -> {}
            case WorkflowExecutionCancelRequested _ -> cancelRequested = true;
            case WorkflowExecutionCompleted e -> close(at, e, tasks);
            case WorkflowExecutionFailed e -> close(at, e, tasks);
            case WorkflowExecutionCanceled e -> close(at, e, tasks);
            case WorkflowExecutionTerminated e -> close(at, e, tasks);
            case WorkflowExecutionTimedOut e -> close(at, e, tasks);
            case WorkflowExecutionContinuedAsNew e -> close(at, e, tasks);

            case DecisionTaskScheduled e -> decisionTasks.apply(id, at, e, tasks);
            case DecisionTaskStarted e -> decisionTasks.apply(id, at, e, tasks);
            case DecisionTaskCompleted e -> {
                decisionTasks.apply(at, e, tasks);
                if (e.executionContext() != null) {
                    latestExecutionContext = e.executionContext();
                }
            }
            case DecisionTaskTimedOut e -> decisionTasks.apply(at, e, tasks);

            case ActivityTaskScheduled e -> activityTasks.apply(id, at, e, tasks);
            case ActivityTaskStarted e -> activityTasks.apply(id, at, e, tasks);
            case ActivityTaskCancelRequested e -> activityTasks.apply(id, e);
            case ActivityTaskCompleted e -> activityTasks.applyClosing(at, e.scheduledEventId(), e, tasks);
            case ActivityTaskFailed e -> activityTasks.applyClosing(at, e.scheduledEventId(), e, tasks);
            case ActivityTaskTimedOut e -> activityTasks.applyClosing(at, e.scheduledEventId(), e, tasks);
            case ActivityTaskCanceled e -> activityTasks.applyClosing(at, e.scheduledEventId(), e, tasks);

            case TimerStarted e -> timers.apply(id, at, e);
            case TimerFired e -> timers.applyClosing(e.timerId(), e);
            case TimerCanceled e -> timers.applyClosing(e.timerId(), e);

            case StartChildWorkflowExecutionInitiated e -> children.apply(id, e);
            case ChildWorkflowExecutionStarted e -> children.apply(id, e);
            case ChildWorkflowExecutionCompleted e -> children.applyClosing(e.initiatedEventId(), e);
            case ChildWorkflowExecutionFailed e -> children.applyClosing(e.initiatedEventId(), e);
            case ChildWorkflowExecutionTimedOut e -> children.applyClosing(e.initiatedEventId(), e);
            case ChildWorkflowExecutionCanceled e -> children.applyClosing(e.initiatedEventId(), e);
            case ChildWorkflowExecutionTerminated e -> children.applyClosing(e.initiatedEventId(), e);
            case StartChildWorkflowExecutionFailed e -> {
                // 0: refused at once, so there is nothing that was initiated.
                if (e.initiatedEventId() != 0) {
                    children.applyClosing(e.initiatedEventId(), e);
                }
            }

            case SignalExternalWorkflowExecutionInitiated e -> externalRequests.apply(id, e);
            case RequestCancelExternalWorkflowExecutionInitiated e -> externalRequests.apply(id, e);
            case ExternalWorkflowExecutionSignaled e -> externalRequests.applyClosing(e.initiatedEventId(), e);
            case ExternalWorkflowExecutionCancelRequested e -> externalRequests.applyClosing(e.initiatedEventId(), e);
            case SignalExternalWorkflowExecutionFailed e -> {
                if (e.initiatedEventId() != 0) {
                    externalRequests.applyClosing(e.initiatedEventId(), e);
                }
            }
            case RequestCancelExternalWorkflowExecutionFailed e -> {
                if (e.initiatedEventId() != 0) {
                    externalRequests.applyClosing(e.initiatedEventId(), e);
                }
            }

            case LambdaFunctionScheduled e -> lambdaFunctions.apply(id, e);
            case LambdaFunctionStarted e -> lambdaFunctions.apply(id, at, e);
            case LambdaFunctionCompleted e -> lambdaFunctions.applyClosing(e.scheduledEventId(), e);
            case LambdaFunctionFailed e -> lambdaFunctions.applyClosing(e.scheduledEventId(), e);
            case LambdaFunctionTimedOut e -> lambdaFunctions.applyClosing(e.scheduledEventId(), e);
            case StartLambdaFunctionFailed e -> lambdaFunctions.applyClosing(e.scheduledEventId(), e);

            // Refusals and markers tell the decider something; the run itself is as before.
            case MarkerRecorded _ -> {}
            case RecordMarkerFailed _ -> {}
            case ScheduleActivityTaskFailed _ -> {}
            case RequestCancelActivityTaskFailed _ -> {}
            case StartTimerFailed _ -> {}
            case CancelTimerFailed _ -> {}
            case ScheduleLambdaFunctionFailed _ -> {}
            case CompleteWorkflowExecutionFailed _ -> {}
            case FailWorkflowExecutionFailed _ -> {}
            case CancelWorkflowExecutionFailed _ -> {}
            case ContinueAsNewWorkflowExecutionFailed _ -> {}
        }
    }

    private void close(long at, EventAttributes event, TaskSink tasks) {
        state = ExecutionLifeCycle.close(state, event, observer);
        closedAt = at;
        dueNoEarlierThan = Long.MAX_VALUE;
        decisionTasks.executionClosed(tasks);
        activityTasks.executionClosed(tasks);
    }

    /// Which run this is.
    public RunKey key() {
        return key;
    }

    /// The run as clients see it.
    public WorkflowExecution execution() {
        return key.execution();
    }

    /// Its type.
    public WorkflowType workflowType() {
        return workflowType;
    }

    /// What it was started with.
    public ExecutionSettings settings() {
        return settings;
    }

    /// Who started it as a child; null for the others.
    public @Nullable ParentLink parent() {
        return parent;
    }

    /// Whether it is open.
    public boolean isOpen() {
        return state == ExecutionLifeCycle.State.OPEN;
    }

    /// Whether somebody has asked for its cancellation.
    public boolean isCancelRequested() {
        return cancelRequested;
    }

    /// How it closed; null while it is open.
    public @Nullable CloseStatus closeStatus() {
        return state.closeStatus();
    }

    /// When it started, in milliseconds since 1970.
    public long startedAt() {
        return startedAt;
    }

    /// When its time is up, in milliseconds since 1970.
    public long timesOutAt() {
        return timesOutAt;
    }

    /// The number of events.
    public long lastEventId() {
        return lastEventId;
    }

    /// When the last event happened, in milliseconds since 1970.
    public long lastEventAt() {
        return lastEventAt;
    }

    /// Its decision tasks.
    public DecisionTasks decisionTasks() {
        return decisionTasks;
    }

    /// Its open activity tasks.
    public ActivityTasks activityTasks() {
        return activityTasks;
    }

    /// Its running timers.
    public Timers timers() {
        return timers;
    }

    /// Its open children.
    public ChildExecutions children() {
        return children;
    }

    /// Its signals and requests to cancel that are under way.
    public ExternalRequests externalRequests() {
        return externalRequests;
    }

    /// Its open calls of Lambda functions.
    public LambdaFunctions lambdaFunctions() {
        return lambdaFunctions;
    }

    /// An instant before which nothing of this run is due, in milliseconds since 1970. It may lie too early, never
    /// too late: ends that no longer matter are not looked for at every event, only when the instant comes.
    public long dueNoEarlierThan() {
        return dueNoEarlierThan;
    }

    /// Sets [#dueNoEarlierThan()] to what [Due#earliest] has found.
    public void nothingDueBefore(long at) {
        dueNoEarlierThan = at;
    }

    void dueNoLaterThan(long at) {
        dueNoEarlierThan = Math.min(dueNoEarlierThan, at);
    }

    int taskPriority() {
        return taskPriority;
    }

    LifeCycleObserver observer() {
        return observer;
    }

    /// The run as the visibility operations show it.
    public WorkflowExecutionInfo info() {
        return new WorkflowExecutionInfo(
                execution(),
                workflowType,
                Instant.ofEpochMilli(startedAt),
                isOpen() ? null : Instant.ofEpochMilli(closedAt),
                isOpen() ? ExecutionStatus.OPEN : ExecutionStatus.CLOSED,
                closeStatus(),
                parent == null ? null : parent.execution(),
                settings.tagList(),
                cancelRequested);
    }

    /// The run as DescribeWorkflowExecution shows it. After the close the counts stay what they were then.
    public WorkflowExecutionDetail detail() {
        return new WorkflowExecutionDetail(
                info(),
                settings.configuration(decisionTasks.permanentList()),
                new WorkflowExecutionOpenCounts(
                        activityTasks.open().size(),
                        decisionTasks.openCount(),
                        timers.running().size(),
                        children.open().size(),
                        lambdaFunctions.open().size()),
                activityTasks.latestTimestamp() < 0 ? null : Instant.ofEpochMilli(activityTasks.latestTimestamp()),
                latestExecutionContext);
    }
}
