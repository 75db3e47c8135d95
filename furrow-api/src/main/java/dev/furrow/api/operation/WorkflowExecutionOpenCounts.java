package dev.furrow.api.operation;

/// How much of each kind is open in a run.
///
/// @param openActivityTasks activity tasks scheduled or started
/// @param openDecisionTasks 0 or 1
/// @param openTimers timers running
/// @param openChildWorkflowExecutions children not yet closed
/// @param openLambdaFunctions Lambda functions not yet ended
public record WorkflowExecutionOpenCounts(
        int openActivityTasks,
        int openDecisionTasks,
        int openTimers,
        int openChildWorkflowExecutions,
        int openLambdaFunctions) {}
