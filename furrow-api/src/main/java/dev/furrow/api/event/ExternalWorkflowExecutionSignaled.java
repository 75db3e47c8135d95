package dev.furrow.api.event;

import dev.furrow.api.WorkflowExecution;

/// The signal reached the other run.
///
/// @param workflowExecution the run
/// @param initiatedEventId the event that initiated it; 0 when there is none
public record ExternalWorkflowExecutionSignaled(WorkflowExecution workflowExecution, long initiatedEventId)
        implements EventAttributes {}
