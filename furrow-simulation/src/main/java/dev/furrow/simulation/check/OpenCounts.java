package dev.furrow.simulation.check;

import dev.furrow.api.event.*;
import dev.furrow.api.operation.WorkflowExecutionOpenCounts;
import java.util.HashSet;
import java.util.Set;

/// What a history says is open at its end, or was when it closed (specification, section 2.5).
final class OpenCounts {
    private OpenCounts() {}

    static WorkflowExecutionOpenCounts of(RunHistory run) {
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
