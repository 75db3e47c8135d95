package dev.furrow.simulation.model;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rules of one execution, as plainly as they can be said: one method for each thing that can happen to it, each
/// appending the events that the specification demands. Sections in brackets are those of the specification.
///
/// It is told what happens and when, one after the other, and never looks for itself. Before anything happens at a
/// time, [#timePasses] must be told of that time. A [Mismatch] is thrown when something happens that cannot.
final class ReferenceExecution {
    final Limits limits;
    final List<HistoryEvent> events = new ArrayList<>();
    final Map<Long, Open.Activity> activities = new TreeMap<>();
    final Map<Long, Open.Timer> timers = new TreeMap<>();
    final Map<Long, Open.Child> children = new TreeMap<>();
    final Map<Long, Open.External> externals = new TreeMap<>();
    final Map<Long, Open.Function> functions = new TreeMap<>();
    private final WorkflowExecutionStarted settings;
    private final long timesOutAt;
    private boolean open = true;
    private long now;
    private TaskList permanentList;
    private @Nullable TaskList stickyList;
    private @Nullable String stickyTimeout;
    private Open.@Nullable Decision waiting;
    private Open.@Nullable Decision current;

    /// A run begins [2.3].
    ReferenceExecution(WorkflowExecutionStarted started, long at, Limits limits) {
        this.limits = limits;
        settings = started;
        permanentList = started.taskList();
        timesOutAt = Open.after(at, started.executionStartToCloseTimeout());
        now = at;
        append(started);
        askForDecisionTask();
    }

    boolean isOpen() {
        return open;
    }

    WorkflowType workflowType() {
        return settings.workflowType();
    }

    ChildPolicy childPolicy() {
        return settings.childPolicy();
    }

    @Nullable String lambdaRole() {
        return settings.lambdaRole();
    }

    /// Appends an event at the present time.
    long append(EventAttributes attributes) {
        if (!open) {
            throw new Mismatch("nothing may follow a closing event, but " + attributes + " would [8.2]");
        }
        long id = events.size() + 1L;
        events.add(new HistoryEvent(id, Instant.ofEpochMilli(now), attributes));
        return id;
    }

    /// Appends the closing event.
    void close(EventAttributes attributes) {
        append(attributes);
        open = false;
    }

    /// Makes sure that a decision task waits [3.3, 5.1].
    void askForDecisionTask() {
        if (!open || waiting != null) {
            return;
        }
        TaskList list = stickyList != null ? stickyList : permanentList;
        String scheduleToStart = stickyList != null && stickyTimeout != null ? stickyTimeout : "NONE";
        long id = append(new DecisionTaskScheduled(
                list, settings.taskPriority(), settings.taskStartToCloseTimeout(), scheduleToStart));
        waiting = new Open.Decision(id, list, settings.taskStartToCloseTimeout(), scheduleToStart);
        releaseWaiting();
    }

    /// The waiting task may be handed out, and the time for that begins, when no other is being worked on [5.1].
    private void releaseWaiting() {
        if (waiting != null && current == null) {
            waiting.dueAt = Open.after(now, waiting.scheduleToStart);
        }
    }

    // ---- time [5.5, 6.2, 8.4]

    /// Whatever was due by a time has happened, in the order in which it was due; what goes back to an older event
    /// goes first among equals, and the end of the execution before everything.
    void timePasses(long until) {
        now = until;
        while (open) {
            long first = Math.min(NextDue.of(this, waiting, current), timesOutAt);
            if (first > until) {
                return;
            }
            if (timesOutAt == first) {
                close(new WorkflowExecutionTimedOut(WorkflowExecutionTimeoutType.START_TO_CLOSE, childPolicy()));
            } else {
                fireOldest(first);
            }
        }
    }

    private void fireOldest(long due) {
        long oldest = Long.MAX_VALUE;
        for (Open.Decision task : new Open.Decision[] {current, waiting}) {
            if (task != null && task.dueAt == due) {
                oldest = Math.min(oldest, task.scheduled);
            }
        }
        for (Open.Activity task : activities.values()) {
            oldest = task.dueAt() == due ? Math.min(oldest, task.scheduled) : oldest;
        }
        for (Open.Timer timer : timers.values()) {
            oldest = timer.dueAt() == due ? Math.min(oldest, timer.started()) : oldest;
        }
        for (Map.Entry<Long, Open.Function> function : functions.entrySet()) {
            oldest = function.getValue().dueAt == due ? Math.min(oldest, function.getKey()) : oldest;
        }
        Open.Activity activity = activities.get(oldest);
        Open.Timer timer = timers.remove(oldest);
        Open.Function function = functions.get(oldest);
        if (timer != null) {
            append(new TimerFired(timer.id(), timer.started()));
        } else if (function != null) {
            functions.remove(oldest);
            append(new LambdaFunctionTimedOut(oldest, function.started, LambdaFunctionTimeoutType.START_TO_CLOSE));
        } else if (activity != null) {
            activities.remove(oldest);
            append(new ActivityTaskTimedOut(
                    timeoutType(activity), activity.scheduled, activity.started, activity.details));
        } else {
            decisionTaskTimedOut(oldest);
        }
        askForDecisionTask();
    }

    private static ActivityTaskTimeoutType timeoutType(Open.Activity task) {
        long due = task.dueAt();
        if (task.started == 0) {
            return task.scheduleToStartDue == due
                    ? ActivityTaskTimeoutType.SCHEDULE_TO_START
                    : ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE;
        }
        return task.startToCloseDue == due
                ? ActivityTaskTimeoutType.START_TO_CLOSE
                : task.scheduleToCloseDue == due
                        ? ActivityTaskTimeoutType.SCHEDULE_TO_CLOSE
                        : ActivityTaskTimeoutType.HEARTBEAT;
    }

    /// A decider was too slow, or nobody took the task from a sticky list, which is given up then [5.1, 5.7].
    private void decisionTaskTimedOut(long scheduled) {
        Open.Decision task;
        if (current != null && current.scheduled == scheduled) {
            task = current;
            current = null;
            append(new DecisionTaskTimedOut(DecisionTaskTimeoutType.START_TO_CLOSE, task.scheduled, task.started));
        } else {
            task = Given.known(waiting);
            waiting = null;
            append(new DecisionTaskTimedOut(DecisionTaskTimeoutType.SCHEDULE_TO_START, task.scheduled, 0));
        }
        if (task.isSticky()) {
            stickyList = null;
            stickyTimeout = null;
        }
        releaseWaiting();
    }

    // ---- decision tasks [5]

    void decisionTaskStarts(DecisionTaskStarted event) {
        Open.Decision task = waiting;
        if (task == null || current != null || task.scheduled != event.scheduledEventId()) {
            throw new Mismatch("no decision task can be started that " + event + " names [5.1]");
        }
        waiting = null;
        current = task;
        task.started = append(new DecisionTaskStarted(event.identity(), task.scheduled));
        task.dueAt = Open.after(now, task.startToClose);
    }

    /// A decider answers [3.1].
    void decisionTaskCompletes(
            RespondDecisionTaskCompletedRequest request, @Nullable Registrations registered, Set<DecisionType> denied) {
        Open.Decision task = current;
        if (task == null) {
            throw new Mismatch("no decision task can be completed by " + request + " [5.6]");
        }
        boolean pending = waiting != null;
        String timeout = request.taskList() == null ? null : Given.text(request.taskListScheduleToStartTimeout());
        long completed = append(new DecisionTaskCompleted(
                request.executionContext(), task.scheduled, task.started, request.taskList(), timeout));
        current = null;
        if (request.taskList() != null) {
            boolean sticky = timeout != null && !timeout.equals("NONE");
            permanentList = sticky ? permanentList : request.taskList();
            stickyList = sticky ? request.taskList() : null;
            stickyTimeout = sticky ? timeout : null;
        }
        releaseWaiting();
        ReferenceDecisions decisions = new ReferenceDecisions(this, completed, pending, registered, denied);
        for (Decision decision : request.decisions() == null ? List.<Decision>of() : request.decisions()) {
            decisions.carryOut(decision, now);
        }
        if (decisions.needsAttention()) {
            askForDecisionTask();
        }
    }

    // ---- activity tasks [6]

    void activityTaskStarts(ActivityTaskStarted event) {
        Open.Activity task = activities.get(event.scheduledEventId());
        if (task == null || task.started != 0) {
            throw new Mismatch("no activity task can be started that " + event + " names [6.1]");
        }
        task.started = append(new ActivityTaskStarted(event.identity(), task.scheduled));
        task.startToCloseDue = Open.after(now, task.startToClose);
        task.heartbeatDue = Open.after(now, task.heartbeat);
    }

    /// Whether a heartbeat for a task would be accepted.
    boolean isActivityStarted(long scheduled) {
        Open.Activity task = activities.get(scheduled);
        return task != null && task.started != 0;
    }

    void heartbeat(long scheduled, long at, @Nullable String details) {
        Open.Activity task = startedActivity(scheduled);
        task.heartbeatDue = Open.after(at, task.heartbeat);
        task.details = details != null ? details : task.details;
    }

    void activityTaskCompletes(long scheduled, @Nullable String result) {
        Open.Activity task = startedActivity(scheduled);
        activities.remove(scheduled);
        append(new ActivityTaskCompleted(result, scheduled, task.started));
        askForDecisionTask();
    }

    void activityTaskFails(long scheduled, @Nullable String reason, @Nullable String details) {
        Open.Activity task = startedActivity(scheduled);
        activities.remove(scheduled);
        append(new ActivityTaskFailed(reason, details, scheduled, task.started));
        askForDecisionTask();
    }

    void activityTaskIsCanceled(long scheduled, @Nullable String details) {
        Open.Activity task = startedActivity(scheduled);
        activities.remove(scheduled);
        append(new ActivityTaskCanceled(details, scheduled, task.started, task.cancelRequested));
        askForDecisionTask();
    }

    private Open.Activity startedActivity(long scheduled) {
        Open.Activity task = activities.get(scheduled);
        if (task == null || task.started == 0) {
            throw new Mismatch("activity task " + scheduled + " is not started [6.4]");
        }
        return task;
    }

    // ---- from outside [2.4]

    void isSignaled(WorkflowExecutionSignaled event) {
        append(event);
        askForDecisionTask();
    }

    void isAskedToCancel(WorkflowExecutionCancelRequested event) {
        append(event);
        askForDecisionTask();
    }

    void isTerminated(
            @Nullable String reason,
            @Nullable String details,
            @Nullable ChildPolicy policy,
            WorkflowExecutionTerminatedCause cause) {
        close(new WorkflowExecutionTerminated(reason, details, policy != null ? policy : childPolicy(), cause));
    }

    /// Whether the history has reached its limit, so that the run is terminated with the same transaction [8.7].
    boolean isTooLong() {
        return open && events.size() >= limits.historyEvents();
    }

    // ---- what comes of children, signals and functions [3.6, 7]

    void childStarts(long initiated, WorkflowExecution execution) {
        Open.Child child = child(initiated);
        if (child.started != 0) {
            throw new Mismatch("child " + initiated + " has started already");
        }
        child.started = append(new ChildWorkflowExecutionStarted(execution, child.type, initiated));
        askForDecisionTask();
    }

    void childCannotStart(long initiated) {
        Open.Child child = child(initiated);
        children.remove(initiated);
        append(new StartChildWorkflowExecutionFailed(
                child.type,
                StartChildWorkflowExecutionFailedCause.WORKFLOW_ALREADY_RUNNING,
                child.workflowId,
                initiated,
                child.completed,
                child.control));
        askForDecisionTask();
    }

    /// A child has closed with an event of its own [4.5].
    ///
    /// @param execution its last run
    /// @param type the type of that run
    void childCloses(long initiated, WorkflowExecution execution, WorkflowType type, EventAttributes closing) {
        Open.Child child = child(initiated);
        if (child.started == 0) {
            throw new Mismatch("child " + initiated + " closes before it starts");
        }
        children.remove(initiated);
        append(
                switch (closing) {
                    case WorkflowExecutionCompleted e ->
                        new ChildWorkflowExecutionCompleted(execution, type, e.result(), initiated, child.started);
                    case WorkflowExecutionFailed e ->
                        new ChildWorkflowExecutionFailed(
                                execution, type, e.reason(), e.details(), initiated, child.started);
                    case WorkflowExecutionCanceled e ->
                        new ChildWorkflowExecutionCanceled(execution, type, e.details(), initiated, child.started);
                    case WorkflowExecutionTerminated _ ->
                        new ChildWorkflowExecutionTerminated(execution, type, initiated, child.started);
                    case WorkflowExecutionTimedOut _ ->
                        new ChildWorkflowExecutionTimedOut(
                                execution, type, WorkflowExecutionTimeoutType.START_TO_CLOSE, initiated, child.started);
                    default -> throw new Mismatch("a child does not close with " + closing);
                });
        askForDecisionTask();
    }

    private Open.Child child(long initiated) {
        Open.Child child = children.get(initiated);
        if (child == null) {
            throw new Mismatch("no child was initiated by event " + initiated + ", or it is over");
        }
        return child;
    }

    /// A signal or a request to cancel has reached its target.
    void externalArrives(long initiated, WorkflowExecution target, boolean signal) {
        external(initiated, signal);
        externals.remove(initiated);
        append(
                signal
                        ? new ExternalWorkflowExecutionSignaled(target, initiated)
                        : new ExternalWorkflowExecutionCancelRequested(target, initiated));
        askForDecisionTask();
    }

    /// A signal or a request to cancel has found nobody.
    void externalFails(long initiated, boolean signal) {
        Open.External external = external(initiated, signal);
        externals.remove(initiated);
        append(
                signal
                        ? new SignalExternalWorkflowExecutionFailed(
                                external.workflowId(),
                                external.runId(),
                                SignalExternalWorkflowExecutionFailedCause.UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION,
                                initiated,
                                external.completed(),
                                external.control())
                        : new RequestCancelExternalWorkflowExecutionFailed(
                                external.workflowId(),
                                external.runId(),
                                RequestCancelExternalWorkflowExecutionFailedCause.UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION,
                                initiated,
                                external.completed(),
                                external.control()));
        askForDecisionTask();
    }

    private Open.External external(long initiated, boolean signal) {
        Open.External external = externals.get(initiated);
        if (external == null || external.signal() != signal) {
            throw new Mismatch("nothing is under way that event " + initiated + " has sent, or it has its answer");
        }
        return external;
    }

    void functionStarts(long scheduled) {
        Open.Function function = function(scheduled, false);
        if (lambdaRole() == null) {
            throw new Mismatch("a function starts without a role [7]");
        }
        function.started = append(new LambdaFunctionStarted(scheduled));
        function.dueAt = Open.after(now, function.timeout != null ? function.timeout : "900");
    }

    void functionCannotStart(long scheduled) {
        function(scheduled, false);
        if (lambdaRole() != null) {
            throw new Mismatch("a function with a role cannot start [7]");
        }
        functions.remove(scheduled);
        append(new StartLambdaFunctionFailed(
                scheduled,
                StartLambdaFunctionFailedCause.ASSUME_ROLE_FAILED,
                "No IAM role is attached to the current workflow execution."));
        askForDecisionTask();
    }

    void functionCompletes(long scheduled, @Nullable String result) {
        Open.Function function = function(scheduled, true);
        functions.remove(scheduled);
        append(new LambdaFunctionCompleted(scheduled, function.started, result));
        askForDecisionTask();
    }

    void functionFails(long scheduled, @Nullable String reason, @Nullable String details) {
        Open.Function function = function(scheduled, true);
        functions.remove(scheduled);
        append(new LambdaFunctionFailed(scheduled, function.started, reason, details));
        askForDecisionTask();
    }

    private Open.Function function(long scheduled, boolean started) {
        Open.Function function = functions.get(scheduled);
        if (function == null || (function.started != 0) != started) {
            throw new Mismatch("function " + scheduled + " is over, or is not where it should be");
        }
        return function;
    }
}
