package dev.furrow.api.event;

import dev.furrow.api.shape.TaggedUnion;

/// What an event says beyond its number, time and kind: one record for each of the 54 kinds, named as the kind is.
@TaggedUnion(tag = "eventType", tags = EventType.class, memberSuffix = "EventAttributes")
public sealed interface EventAttributes
        permits ActivityTaskCancelRequested,
                ActivityTaskCanceled,
                ActivityTaskCompleted,
                ActivityTaskFailed,
                ActivityTaskScheduled,
                ActivityTaskStarted,
                ActivityTaskTimedOut,
                CancelTimerFailed,
                CancelWorkflowExecutionFailed,
                ChildWorkflowExecutionCanceled,
                ChildWorkflowExecutionCompleted,
                ChildWorkflowExecutionFailed,
                ChildWorkflowExecutionStarted,
                ChildWorkflowExecutionTerminated,
                ChildWorkflowExecutionTimedOut,
                CompleteWorkflowExecutionFailed,
                ContinueAsNewWorkflowExecutionFailed,
                DecisionTaskCompleted,
                DecisionTaskScheduled,
                DecisionTaskStarted,
                DecisionTaskTimedOut,
                ExternalWorkflowExecutionCancelRequested,
                ExternalWorkflowExecutionSignaled,
                FailWorkflowExecutionFailed,
                LambdaFunctionCompleted,
                LambdaFunctionFailed,
                LambdaFunctionScheduled,
                LambdaFunctionStarted,
                LambdaFunctionTimedOut,
                MarkerRecorded,
                RecordMarkerFailed,
                RequestCancelActivityTaskFailed,
                RequestCancelExternalWorkflowExecutionFailed,
                RequestCancelExternalWorkflowExecutionInitiated,
                ScheduleActivityTaskFailed,
                ScheduleLambdaFunctionFailed,
                SignalExternalWorkflowExecutionFailed,
                SignalExternalWorkflowExecutionInitiated,
                StartChildWorkflowExecutionFailed,
                StartChildWorkflowExecutionInitiated,
                StartLambdaFunctionFailed,
                StartTimerFailed,
                TimerCanceled,
                TimerFired,
                TimerStarted,
                WorkflowExecutionCancelRequested,
                WorkflowExecutionCanceled,
                WorkflowExecutionCompleted,
                WorkflowExecutionContinuedAsNew,
                WorkflowExecutionFailed,
                WorkflowExecutionSignaled,
                WorkflowExecutionStarted,
                WorkflowExecutionTerminated,
                WorkflowExecutionTimedOut {

    /// The kind of event that these attributes belong to.
    default EventType eventType() {
        return EventType.of(getClass());
    }
}
