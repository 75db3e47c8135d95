package dev.furrow.api.event;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;

/// The child's time was up.
///
/// @param workflowExecution the run
/// @param workflowType the type of the workflow
/// @param timeoutType which of the timeouts ran out
/// @param initiatedEventId the event that initiated it; 0 when there is none
/// @param startedEventId the event that started it; 0 when nothing did
public record ChildWorkflowExecutionTimedOut(
        WorkflowExecution workflowExecution,
        WorkflowType workflowType,
        WorkflowExecutionTimeoutType timeoutType,
        long initiatedEventId,
        long startedEventId)
        implements EventAttributes {}
