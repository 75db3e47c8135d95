package dev.furrow.api.event;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;

/// The child began.
///
/// @param workflowExecution the run
/// @param workflowType the type of the workflow
/// @param initiatedEventId the event that initiated it; 0 when there is none
public record ChildWorkflowExecutionStarted(
        WorkflowExecution workflowExecution, WorkflowType workflowType, long initiatedEventId)
        implements EventAttributes {}
