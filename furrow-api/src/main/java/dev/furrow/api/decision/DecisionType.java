package dev.furrow.api.decision;

/// The kinds of decision, in the order in which the service lists them when it refuses another word.
public enum DecisionType {
    CompleteWorkflowExecution,
    StartTimer,
    RequestCancelExternalWorkflowExecution,
    SignalExternalWorkflowExecution,
    CancelTimer,
    RecordMarker,
    ScheduleActivityTask,
    ContinueAsNewWorkflowExecution,
    ScheduleLambdaFunction,
    FailWorkflowExecution,
    RequestCancelActivityTask,
    StartChildWorkflowExecution,
    CancelWorkflowExecution
}
