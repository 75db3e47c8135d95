package dev.furrow.server.console.insight;

import dev.furrow.api.event.*;

/// The events of the same history that an event names; 0 for none.
///
/// @param opener what scheduled or initiated it
/// @param starter what started it
/// @param decision the completed decision task that it comes from
record Named(long opener, long starter, long decision) {
    private static final Named NOTHING = new Named(0, 0, 0);

    private static Named decided(long decision) {
        return new Named(0, 0, decision);
    }

    private static Named opened(long opener) {
        return new Named(opener, 0, 0);
    }

    private static Named both(long opener, long starter) {
        return new Named(opener, starter, 0);
    }

    static Named of(EventAttributes attributes) {
        return switch (attributes) {
            // What they name lies in another history.
            case WorkflowExecutionStarted _ -> NOTHING;
            case WorkflowExecutionSignaled _ -> NOTHING;
            case WorkflowExecutionCancelRequested _ -> NOTHING;
            case WorkflowExecutionTimedOut _ -> opened(1);
            case WorkflowExecutionTerminated _ -> NOTHING;
            case WorkflowExecutionCompleted e -> decided(e.decisionTaskCompletedEventId());
            case CompleteWorkflowExecutionFailed e -> decided(e.decisionTaskCompletedEventId());
            case WorkflowExecutionFailed e -> decided(e.decisionTaskCompletedEventId());
            case FailWorkflowExecutionFailed e -> decided(e.decisionTaskCompletedEventId());
            case WorkflowExecutionCanceled e -> decided(e.decisionTaskCompletedEventId());
            case CancelWorkflowExecutionFailed e -> decided(e.decisionTaskCompletedEventId());
            case WorkflowExecutionContinuedAsNew e -> decided(e.decisionTaskCompletedEventId());
            case ContinueAsNewWorkflowExecutionFailed e -> decided(e.decisionTaskCompletedEventId());
            case DecisionTaskScheduled _ -> NOTHING;
            case DecisionTaskStarted e -> opened(e.scheduledEventId());
            case DecisionTaskCompleted e -> both(e.scheduledEventId(), e.startedEventId());
            case DecisionTaskTimedOut e -> both(e.scheduledEventId(), e.startedEventId());
            case ActivityTaskScheduled e -> decided(e.decisionTaskCompletedEventId());
            case ScheduleActivityTaskFailed e -> decided(e.decisionTaskCompletedEventId());
            case ActivityTaskStarted e -> opened(e.scheduledEventId());
            case ActivityTaskCompleted e -> both(e.scheduledEventId(), e.startedEventId());
            case ActivityTaskFailed e -> both(e.scheduledEventId(), e.startedEventId());
            case ActivityTaskTimedOut e -> both(e.scheduledEventId(), e.startedEventId());
            case ActivityTaskCanceled e -> canceled(e);
            case ActivityTaskCancelRequested e -> decided(e.decisionTaskCompletedEventId());
            case RequestCancelActivityTaskFailed e -> decided(e.decisionTaskCompletedEventId());
            case MarkerRecorded e -> decided(e.decisionTaskCompletedEventId());
            case RecordMarkerFailed e -> decided(e.decisionTaskCompletedEventId());
            case TimerStarted e -> decided(e.decisionTaskCompletedEventId());
            case StartTimerFailed e -> decided(e.decisionTaskCompletedEventId());
            case TimerFired e -> opened(e.startedEventId());
            case TimerCanceled e -> new Named(e.startedEventId(), 0, e.decisionTaskCompletedEventId());
            case CancelTimerFailed e -> decided(e.decisionTaskCompletedEventId());
            case StartChildWorkflowExecutionInitiated e -> decided(e.decisionTaskCompletedEventId());
            case StartChildWorkflowExecutionFailed e ->
                new Named(e.initiatedEventId(), 0, e.decisionTaskCompletedEventId());
            case ChildWorkflowExecutionStarted e -> opened(e.initiatedEventId());
            case ChildWorkflowExecutionCompleted e -> both(e.initiatedEventId(), e.startedEventId());
            case ChildWorkflowExecutionFailed e -> both(e.initiatedEventId(), e.startedEventId());
            case ChildWorkflowExecutionTimedOut e -> both(e.initiatedEventId(), e.startedEventId());
            case ChildWorkflowExecutionCanceled e -> both(e.initiatedEventId(), e.startedEventId());
            case ChildWorkflowExecutionTerminated e -> both(e.initiatedEventId(), e.startedEventId());
            case SignalExternalWorkflowExecutionInitiated e -> decided(e.decisionTaskCompletedEventId());
            case SignalExternalWorkflowExecutionFailed e ->
                new Named(e.initiatedEventId(), 0, e.decisionTaskCompletedEventId());
            case ExternalWorkflowExecutionSignaled e -> opened(e.initiatedEventId());
            case RequestCancelExternalWorkflowExecutionInitiated e -> decided(e.decisionTaskCompletedEventId());
            case RequestCancelExternalWorkflowExecutionFailed e ->
                new Named(e.initiatedEventId(), 0, e.decisionTaskCompletedEventId());
            case ExternalWorkflowExecutionCancelRequested e -> opened(e.initiatedEventId());
            case LambdaFunctionScheduled e -> decided(e.decisionTaskCompletedEventId());
            case ScheduleLambdaFunctionFailed e -> decided(e.decisionTaskCompletedEventId());
            case LambdaFunctionStarted e -> opened(e.scheduledEventId());
            case StartLambdaFunctionFailed e -> opened(e.scheduledEventId());
            case LambdaFunctionCompleted e -> both(e.scheduledEventId(), e.startedEventId());
            case LambdaFunctionFailed e -> both(e.scheduledEventId(), e.startedEventId());
            case LambdaFunctionTimedOut e -> both(e.scheduledEventId(), e.startedEventId());
        };
    }

    /// Who was never started was canceled by the request itself.
    private static Named canceled(ActivityTaskCanceled event) {
        Long request = event.latestCancelRequestedEventId();
        long starter = event.startedEventId() != 0 ? event.startedEventId() : request == null ? 0 : request;
        return both(event.scheduledEventId(), starter);
    }
}
