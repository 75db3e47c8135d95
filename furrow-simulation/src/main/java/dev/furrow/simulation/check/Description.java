package dev.furrow.simulation.check;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.WorkflowExecutionConfiguration;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionOpenCounts;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `DescribeWorkflowExecution` must say of a run with such a history (specification, section 2.5).
final class Description {
    private Description() {}

    static WorkflowExecutionDetail of(RunHistory run) {
        WorkflowExecutionStarted started = run.started();
        boolean cancelRequested = false;
        TaskList permanentList = started.taskList();
        String executionContext = null;
        Instant latestActivity = null;
        for (HistoryEvent event : run.events()) {
            switch (event.attributes()) {
                case WorkflowExecutionCancelRequested _ -> cancelRequested = true;
                case DecisionTaskCompleted e -> {
                    executionContext = e.executionContext() != null ? e.executionContext() : executionContext;
                    String timeout = e.taskListScheduleToStartTimeout();
                    if (e.taskList() != null && (timeout == null || timeout.equals("NONE"))) {
                        permanentList = e.taskList();
                    }
                }
                case ActivityTaskScheduled _,
                        ActivityTaskStarted _,
                        ActivityTaskCompleted _,
                        ActivityTaskFailed _,
                        ActivityTaskTimedOut _,
                        ActivityTaskCanceled _ -> latestActivity = event.eventTimestamp();
                default -> {}
            }
        }
        HistoryEvent last = run.events().getLast();
        CloseStatus closeStatus = closeStatus(last.attributes());
        return new WorkflowExecutionDetail(
                new WorkflowExecutionInfo(
                        run.execution(),
                        started.workflowType(),
                        run.events().getFirst().eventTimestamp(),
                        closeStatus == null ? null : last.eventTimestamp(),
                        closeStatus == null ? ExecutionStatus.OPEN : ExecutionStatus.CLOSED,
                        closeStatus,
                        started.parentWorkflowExecution(),
                        started.tagList(),
                        cancelRequested),
                new WorkflowExecutionConfiguration(
                        started.taskStartToCloseTimeout(),
                        started.executionStartToCloseTimeout(),
                        permanentList,
                        started.taskPriority(),
                        started.childPolicy(),
                        started.lambdaRole()),
                openCounts(run),
                latestActivity,
                executionContext);
    }

    private static @Nullable CloseStatus closeStatus(EventAttributes closing) {
        return switch (closing) {
            case WorkflowExecutionCompleted _ -> CloseStatus.COMPLETED;
            case WorkflowExecutionFailed _ -> CloseStatus.FAILED;
            case WorkflowExecutionCanceled _ -> CloseStatus.CANCELED;
            case WorkflowExecutionTerminated _ -> CloseStatus.TERMINATED;
            case WorkflowExecutionContinuedAsNew _ -> CloseStatus.CONTINUED_AS_NEW;
            case WorkflowExecutionTimedOut _ -> CloseStatus.TIMED_OUT;
            default -> null;
        };
    }

    private static WorkflowExecutionOpenCounts openCounts(RunHistory run) {
        Set<Long> activities = new HashSet<>();
        Set<Long> timers = new HashSet<>();
        Set<Long> children = new HashSet<>();
        Set<Long> functions = new HashSet<>();
        boolean waiting = false;
        boolean current = false;
        for (HistoryEvent event : run.events()) {
            long id = event.eventId();
            switch (event.attributes()) {
                case DecisionTaskScheduled _ -> waiting = true;
                case DecisionTaskStarted _ -> {
                    waiting = false;
                    current = true;
                }
                case DecisionTaskCompleted _ -> current = false;
                case DecisionTaskTimedOut e -> {
                    if (e.startedEventId() == 0) {
                        waiting = false;
                    } else {
                        current = false;
                    }
                }
                case ActivityTaskScheduled _ -> activities.add(id);
                case ActivityTaskCompleted e -> activities.remove(e.scheduledEventId());
                case ActivityTaskFailed e -> activities.remove(e.scheduledEventId());
                case ActivityTaskTimedOut e -> activities.remove(e.scheduledEventId());
                case ActivityTaskCanceled e -> activities.remove(e.scheduledEventId());
                case TimerStarted _ -> timers.add(id);
                case TimerFired e -> timers.remove(e.startedEventId());
                case TimerCanceled e -> timers.remove(e.startedEventId());
                case StartChildWorkflowExecutionInitiated _ -> children.add(id);
                case StartChildWorkflowExecutionFailed e -> children.remove(e.initiatedEventId());
                case ChildWorkflowExecutionCompleted e -> children.remove(e.initiatedEventId());
                case ChildWorkflowExecutionFailed e -> children.remove(e.initiatedEventId());
                case ChildWorkflowExecutionTimedOut e -> children.remove(e.initiatedEventId());
                case ChildWorkflowExecutionCanceled e -> children.remove(e.initiatedEventId());
                case ChildWorkflowExecutionTerminated e -> children.remove(e.initiatedEventId());
                case LambdaFunctionScheduled _ -> functions.add(id);
                case StartLambdaFunctionFailed e -> functions.remove(e.scheduledEventId());
                case LambdaFunctionCompleted e -> functions.remove(e.scheduledEventId());
                case LambdaFunctionFailed e -> functions.remove(e.scheduledEventId());
                case LambdaFunctionTimedOut e -> functions.remove(e.scheduledEventId());
                default -> {}
            }
        }
        return new WorkflowExecutionOpenCounts(
                activities.size(), waiting || current ? 1 : 0, timers.size(), children.size(), functions.size());
    }
}
