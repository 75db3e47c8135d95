package dev.furrow.simulation.model;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.*;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.simulation.model.Registrations.Registered;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The thirteen decisions [3.6], each with its checks in the order of the specification.
final class ReferenceDecisions {
    private final ReferenceExecution run;
    private final long completed;
    private final boolean pending;
    private final @Nullable Registrations registered;
    private final Set<DecisionType> denied;
    private boolean attention;

    /// @param completed the event of the completed decision task
    /// @param pending whether a decision task was waiting when it was completed
    /// @param registered what was registered then; null if that is not known, because no decision needs it
    /// @param denied which decisions the caller may not make
    ReferenceDecisions(
            ReferenceExecution run,
            long completed,
            boolean pending,
            @Nullable Registrations registered,
            Set<DecisionType> denied) {
        this.run = run;
        this.completed = completed;
        this.pending = pending;
        this.registered = registered;
        this.denied = denied;
    }

    /// Whether something has come of it that asks for a decision task [3.3].
    boolean needsAttention() {
        return attention;
    }

    void carryOut(Decision decision, long now) {
        boolean allowed = !denied.contains(decision.decisionType());
        switch (decision) {
            case ScheduleActivityTaskDecision d -> schedule(d, allowed, now);
            case RequestCancelActivityTaskDecision d -> cancelActivity(d, allowed);
            case StartTimerDecision d -> startTimer(d, allowed, now);
            case CancelTimerDecision d -> cancelTimer(d, allowed);
            case RecordMarkerDecision d -> recordMarker(d, allowed);
            case StartChildWorkflowExecutionDecision d -> startChild(d, allowed);
            case SignalExternalWorkflowExecutionDecision d -> signal(d, allowed);
            case RequestCancelExternalWorkflowExecutionDecision d -> cancelExternal(d, allowed);
            case ScheduleLambdaFunctionDecision d -> scheduleFunction(d);
            case CompleteWorkflowExecutionDecision d -> complete(d, allowed);
            case FailWorkflowExecutionDecision d -> fail(d, allowed);
            case CancelWorkflowExecutionDecision d -> cancel(d, allowed);
            case ContinueAsNewWorkflowExecutionDecision d -> continueAsNew(d, allowed);
        }
    }

    private void refuse(EventAttributes failed) {
        run.append(failed);
        attention = true;
    }

    private void schedule(ScheduleActivityTaskDecision d, boolean allowed, long now) {
        Registered<RegisterActivityTypeRequest> type =
                allowed ? Given.known(registered).find(d.activityType()) : null;
        ScheduleActivityTaskFailedCause cause = null;
        if (!allowed) {
            cause = ScheduleActivityTaskFailedCause.OPERATION_NOT_PERMITTED;
        } else if (type == null) {
            cause = ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DOES_NOT_EXIST;
        } else if (type.deprecated()) {
            cause = ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DEPRECATED;
        } else if (run.activities.values().stream().anyMatch(task -> task.id.equals(d.activityId()))) {
            cause = ScheduleActivityTaskFailedCause.ACTIVITY_ID_ALREADY_IN_USE;
        }
        if (cause != null || type == null) {
            refuse(new ScheduleActivityTaskFailed(d.activityType(), d.activityId(), Given.known(cause), completed));
            return;
        }
        RegisterActivityTypeRequest defaults = type.settings();
        TaskList list = d.taskList() != null ? d.taskList() : defaults.defaultTaskList();
        String toStart = Given.text(d.scheduleToStartTimeout(), defaults.defaultTaskScheduleToStartTimeout());
        String toClose = Given.text(d.scheduleToCloseTimeout(), defaults.defaultTaskScheduleToCloseTimeout());
        String startToClose = Given.text(d.startToCloseTimeout(), defaults.defaultTaskStartToCloseTimeout());
        String heartbeat = Given.text(d.heartbeatTimeout(), defaults.defaultTaskHeartbeatTimeout());
        if (list == null) {
            cause = ScheduleActivityTaskFailedCause.DEFAULT_TASK_LIST_UNDEFINED;
        } else if (toStart == null) {
            cause = ScheduleActivityTaskFailedCause.DEFAULT_SCHEDULE_TO_START_TIMEOUT_UNDEFINED;
        } else if (toClose == null) {
            cause = ScheduleActivityTaskFailedCause.DEFAULT_SCHEDULE_TO_CLOSE_TIMEOUT_UNDEFINED;
        } else if (startToClose == null) {
            cause = ScheduleActivityTaskFailedCause.DEFAULT_START_TO_CLOSE_TIMEOUT_UNDEFINED;
        } else if (heartbeat == null) {
            cause = ScheduleActivityTaskFailedCause.DEFAULT_HEARTBEAT_TIMEOUT_UNDEFINED;
        } else if (run.activities.size() >= run.limits.open()) {
            cause = ScheduleActivityTaskFailedCause.OPEN_ACTIVITIES_LIMIT_EXCEEDED;
        }
        if (cause != null) {
            refuse(new ScheduleActivityTaskFailed(d.activityType(), d.activityId(), cause, completed));
            return;
        }
        long id = run.append(new ActivityTaskScheduled(
                d.activityType(),
                d.activityId(),
                d.input(),
                d.control(),
                Given.known(toStart),
                Given.known(toClose),
                Given.known(startToClose),
                Given.known(list),
                Given.text(d.taskPriority(), defaults.defaultTaskPriority()),
                completed,
                Given.known(heartbeat)));
        run.activities.put(
                id,
                new Open.Activity(
                        id,
                        d.activityId(),
                        Given.known(startToClose),
                        Given.known(heartbeat),
                        Open.after(now, toStart),
                        Open.after(now, toClose)));
    }

    private void cancelActivity(RequestCancelActivityTaskDecision d, boolean allowed) {
        Open.Activity task = run.activities.values().stream()
                .filter(open -> open.id.equals(d.activityId()))
                .findAny()
                .orElse(null);
        if (!allowed || task == null) {
            refuse(new RequestCancelActivityTaskFailed(
                    d.activityId(),
                    allowed
                            ? RequestCancelActivityTaskFailedCause.ACTIVITY_ID_UNKNOWN
                            : RequestCancelActivityTaskFailedCause.OPERATION_NOT_PERMITTED,
                    completed));
            return;
        }
        long requested = run.append(new ActivityTaskCancelRequested(completed, d.activityId()));
        task.cancelRequested = requested;
        if (task.started == 0) {
            run.activities.remove(task.scheduled);
            run.append(new ActivityTaskCanceled(null, task.scheduled, 0, requested));
            attention = true;
        }
    }

    private void startTimer(StartTimerDecision d, boolean allowed, long now) {
        StartTimerFailedCause cause = null;
        if (!allowed) {
            cause = StartTimerFailedCause.OPERATION_NOT_PERMITTED;
        } else if (run.timers.values().stream().anyMatch(timer -> timer.id().equals(d.timerId()))) {
            cause = StartTimerFailedCause.TIMER_ID_ALREADY_IN_USE;
        } else if (run.timers.size() >= run.limits.open()) {
            cause = StartTimerFailedCause.OPEN_TIMERS_LIMIT_EXCEEDED;
        }
        if (cause != null) {
            refuse(new StartTimerFailed(d.timerId(), cause, completed));
            return;
        }
        long id = run.append(new TimerStarted(d.timerId(), d.control(), d.startToFireTimeout(), completed));
        run.timers.put(id, new Open.Timer(d.timerId(), id, Open.after(now, d.startToFireTimeout())));
    }

    private void cancelTimer(CancelTimerDecision d, boolean allowed) {
        Open.Timer timer = run.timers.values().stream()
                .filter(open -> open.id().equals(d.timerId()))
                .findAny()
                .orElse(null);
        if (!allowed || timer == null) {
            refuse(new CancelTimerFailed(
                    d.timerId(),
                    allowed ? CancelTimerFailedCause.TIMER_ID_UNKNOWN : CancelTimerFailedCause.OPERATION_NOT_PERMITTED,
                    completed));
            return;
        }
        run.timers.remove(timer.started());
        run.append(new TimerCanceled(d.timerId(), timer.started(), completed));
    }

    private void recordMarker(RecordMarkerDecision d, boolean allowed) {
        if (allowed) {
            run.append(new MarkerRecorded(d.markerName(), d.details(), completed));
        } else {
            refuse(new RecordMarkerFailed(d.markerName(), RecordMarkerFailedCause.OPERATION_NOT_PERMITTED, completed));
        }
    }

    private void startChild(StartChildWorkflowExecutionDecision d, boolean allowed) {
        Registered<RegisterWorkflowTypeRequest> type =
                allowed ? Given.known(registered).find(d.workflowType()) : null;
        StartChildWorkflowExecutionFailedCause cause = null;
        RunSettings settings = null;
        if (!allowed) {
            cause = StartChildWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED;
        } else if (type == null) {
            cause = StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DOES_NOT_EXIST;
        } else if (type.deprecated()) {
            cause = StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED;
        } else {
            settings = RunSettings.of(
                    d.executionStartToCloseTimeout(),
                    d.taskList(),
                    d.taskStartToCloseTimeout(),
                    d.childPolicy(),
                    d.taskPriority(),
                    d.lambdaRole(),
                    type.settings());
            if (settings.undefined() != null) {
                cause = switch (settings.undefined()) {
                    case EXECUTION_TIMEOUT ->
                        StartChildWorkflowExecutionFailedCause.DEFAULT_EXECUTION_START_TO_CLOSE_TIMEOUT_UNDEFINED;
                    case TASK_LIST -> StartChildWorkflowExecutionFailedCause.DEFAULT_TASK_LIST_UNDEFINED;
                    case TASK_TIMEOUT ->
                        StartChildWorkflowExecutionFailedCause.DEFAULT_TASK_START_TO_CLOSE_TIMEOUT_UNDEFINED;
                    case CHILD_POLICY -> StartChildWorkflowExecutionFailedCause.DEFAULT_CHILD_POLICY_UNDEFINED;
                };
            } else if (run.children.size() >= run.limits.open()) {
                cause = StartChildWorkflowExecutionFailedCause.OPEN_CHILDREN_LIMIT_EXCEEDED;
            }
        }
        if (cause != null || settings == null) {
            refuse(new StartChildWorkflowExecutionFailed(
                    d.workflowType(), Given.known(cause), d.workflowId(), 0, completed, d.control()));
            return;
        }
        long id = run.append(new StartChildWorkflowExecutionInitiated(
                d.workflowId(),
                d.workflowType(),
                d.control(),
                d.input(),
                Given.known(settings.executionTimeout()),
                Given.known(settings.taskList()),
                settings.taskPriority(),
                completed,
                Given.known(settings.childPolicy()),
                Given.known(settings.taskTimeout()),
                d.tagList(),
                settings.lambdaRole()));
        run.children.put(id, new Open.Child(d.workflowId(), d.workflowType(), completed, d.control()));
    }

    private void signal(SignalExternalWorkflowExecutionDecision d, boolean allowed) {
        String runId = Given.text(d.runId());
        if (!allowed) {
            refuse(new SignalExternalWorkflowExecutionFailed(
                    d.workflowId(),
                    runId,
                    SignalExternalWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED,
                    0,
                    completed,
                    d.control()));
            return;
        }
        long id = run.append(new SignalExternalWorkflowExecutionInitiated(
                d.workflowId(), runId, d.signalName(), d.input(), completed, d.control()));
        run.externals.put(id, new Open.External(d.workflowId(), runId, completed, d.control(), true));
    }

    private void cancelExternal(RequestCancelExternalWorkflowExecutionDecision d, boolean allowed) {
        String runId = Given.text(d.runId());
        if (!allowed) {
            refuse(new RequestCancelExternalWorkflowExecutionFailed(
                    d.workflowId(),
                    runId,
                    RequestCancelExternalWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED,
                    0,
                    completed,
                    d.control()));
            return;
        }
        long id = run.append(
                new RequestCancelExternalWorkflowExecutionInitiated(d.workflowId(), runId, completed, d.control()));
        run.externals.put(id, new Open.External(d.workflowId(), runId, completed, d.control(), false));
    }

    /// Has no permission of its own [3.5]; an id may be used again while the first is open [7].
    private void scheduleFunction(ScheduleLambdaFunctionDecision d) {
        ScheduleLambdaFunctionFailedCause cause = !run.limits.functions()
                ? ScheduleLambdaFunctionFailedCause.LAMBDA_SERVICE_NOT_AVAILABLE_IN_REGION
                : run.functions.size() >= run.limits.open()
                        ? ScheduleLambdaFunctionFailedCause.OPEN_LAMBDA_FUNCTIONS_LIMIT_EXCEEDED
                        : null;
        if (cause != null) {
            refuse(new ScheduleLambdaFunctionFailed(d.id(), d.name(), cause, completed));
            return;
        }
        String timeout = Given.text(d.startToCloseTimeout());
        long id = run.append(new LambdaFunctionScheduled(d.id(), d.name(), d.control(), d.input(), timeout, completed));
        run.functions.put(id, new Open.Function(timeout));
    }

    private void complete(CompleteWorkflowExecutionDecision d, boolean allowed) {
        if (allowed && !pending) {
            run.close(new WorkflowExecutionCompleted(d.result(), completed));
        } else {
            refuse(new CompleteWorkflowExecutionFailed(
                    allowed
                            ? CompleteWorkflowExecutionFailedCause.UNHANDLED_DECISION
                            : CompleteWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED,
                    completed));
        }
    }

    private void fail(FailWorkflowExecutionDecision d, boolean allowed) {
        if (allowed && !pending) {
            run.close(new WorkflowExecutionFailed(d.reason(), d.details(), completed));
        } else {
            refuse(new FailWorkflowExecutionFailed(
                    allowed
                            ? FailWorkflowExecutionFailedCause.UNHANDLED_DECISION
                            : FailWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED,
                    completed));
        }
    }

    private void cancel(CancelWorkflowExecutionDecision d, boolean allowed) {
        if (allowed && !pending) {
            run.close(new WorkflowExecutionCanceled(d.details(), completed));
        } else {
            refuse(new CancelWorkflowExecutionFailed(
                    allowed
                            ? CancelWorkflowExecutionFailedCause.UNHANDLED_DECISION
                            : CancelWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED,
                    completed));
        }
    }

    private void continueAsNew(ContinueAsNewWorkflowExecutionDecision d, boolean allowed) {
        ContinueAsNewWorkflowExecutionFailedCause cause = null;
        RunSettings settings = null;
        String version = Given.text(d.workflowTypeVersion(), run.workflowType().version());
        WorkflowType type = new WorkflowType(run.workflowType().name(), Given.known(version));
        if (!allowed) {
            cause = ContinueAsNewWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED;
        } else if (pending) {
            cause = ContinueAsNewWorkflowExecutionFailedCause.UNHANDLED_DECISION;
        } else {
            Registered<RegisterWorkflowTypeRequest> entry =
                    Given.known(registered).find(type);
            if (entry == null) {
                cause = ContinueAsNewWorkflowExecutionFailedCause.WORKFLOW_TYPE_DOES_NOT_EXIST;
            } else if (entry.deprecated()) {
                cause = ContinueAsNewWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED;
            } else {
                settings = RunSettings.of(
                        d.executionStartToCloseTimeout(),
                        d.taskList(),
                        d.taskStartToCloseTimeout(),
                        d.childPolicy(),
                        d.taskPriority(),
                        d.lambdaRole(),
                        entry.settings());
                cause = undefined(settings);
            }
        }
        if (cause != null || settings == null) {
            refuse(new ContinueAsNewWorkflowExecutionFailed(Given.known(cause), completed));
            return;
        }
        run.close(new WorkflowExecutionContinuedAsNew(
                d.input(),
                completed,
                Replay.ANY_RUN,
                Given.known(settings.executionTimeout()),
                Given.known(settings.taskList()),
                settings.taskPriority(),
                Given.known(settings.taskTimeout()),
                Given.known(settings.childPolicy()),
                d.tagList(),
                type,
                settings.lambdaRole()));
    }

    private static @Nullable ContinueAsNewWorkflowExecutionFailedCause undefined(RunSettings settings) {
        return switch (settings.undefined()) {
            case null -> null;
            case EXECUTION_TIMEOUT ->
                ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_EXECUTION_START_TO_CLOSE_TIMEOUT_UNDEFINED;
            case TASK_LIST -> ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_TASK_LIST_UNDEFINED;
            case TASK_TIMEOUT ->
                ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_TASK_START_TO_CLOSE_TIMEOUT_UNDEFINED;
            case CHILD_POLICY -> ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_CHILD_POLICY_UNDEFINED;
        };
    }
}
