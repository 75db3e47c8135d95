package dev.furrow.server.console.insight;

import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.EventType;

/// Which events ask for a decision task (specification, section 3.3).
final class Asking {
    private Asking() {}

    static boolean asks(EventAttributes attributes) {
        return asks(attributes.eventType());
    }

    static boolean asks(EventType type) {
        return switch (type) {
            case WorkflowExecutionStarted,
                    WorkflowExecutionSignaled,
                    WorkflowExecutionCancelRequested,
                    ActivityTaskCompleted,
                    ActivityTaskFailed,
                    ActivityTaskTimedOut,
                    ActivityTaskCanceled,
                    TimerFired,
                    ChildWorkflowExecutionStarted,
                    ChildWorkflowExecutionCompleted,
                    ChildWorkflowExecutionFailed,
                    ChildWorkflowExecutionTimedOut,
                    ChildWorkflowExecutionCanceled,
                    ChildWorkflowExecutionTerminated,
                    StartChildWorkflowExecutionFailed,
                    ExternalWorkflowExecutionSignaled,
                    ExternalWorkflowExecutionCancelRequested,
                    SignalExternalWorkflowExecutionFailed,
                    RequestCancelExternalWorkflowExecutionFailed,
                    LambdaFunctionCompleted,
                    LambdaFunctionFailed,
                    LambdaFunctionTimedOut,
                    StartLambdaFunctionFailed,
                    DecisionTaskTimedOut,
                    ScheduleActivityTaskFailed,
                    RequestCancelActivityTaskFailed,
                    StartTimerFailed,
                    CancelTimerFailed,
                    RecordMarkerFailed,
                    ScheduleLambdaFunctionFailed,
                    CompleteWorkflowExecutionFailed,
                    FailWorkflowExecutionFailed,
                    CancelWorkflowExecutionFailed,
                    ContinueAsNewWorkflowExecutionFailed -> true;
            case WorkflowExecutionCompleted,
                    WorkflowExecutionFailed,
                    WorkflowExecutionTimedOut,
                    WorkflowExecutionCanceled,
                    WorkflowExecutionContinuedAsNew,
                    WorkflowExecutionTerminated,
                    DecisionTaskScheduled,
                    DecisionTaskStarted,
                    DecisionTaskCompleted,
                    ActivityTaskScheduled,
                    ActivityTaskStarted,
                    ActivityTaskCancelRequested,
                    MarkerRecorded,
                    TimerStarted,
                    TimerCanceled,
                    StartChildWorkflowExecutionInitiated,
                    SignalExternalWorkflowExecutionInitiated,
                    RequestCancelExternalWorkflowExecutionInitiated,
                    LambdaFunctionScheduled,
                    LambdaFunctionStarted -> false;
        };
    }
}
