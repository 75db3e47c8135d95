package dev.furrow.api.event;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;

/// The child was closed from outside.
///
/// @param workflowExecution the run
/// @param workflowType the type of the workflow
/// @param initiatedEventId the event that initiated it; 0 when there is none
/// @param startedEventId the event that started it; 0 when nothing did
public record ChildWorkflowExecutionTerminated(
        WorkflowExecution workflowExecution, WorkflowType workflowType, long initiatedEventId, long startedEventId)
        implements EventAttributes {}
