package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.FAILURE_REASON;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The child closed as failed.
///
/// @param workflowExecution the run
/// @param workflowType the type of the workflow
/// @param reason why, in short
/// @param details why, at length
/// @param initiatedEventId the event that initiated it; 0 when there is none
/// @param startedEventId the event that started it; 0 when nothing did
public record ChildWorkflowExecutionFailed(
        WorkflowExecution workflowExecution,
        WorkflowType workflowType,
        @Text(FAILURE_REASON) @Nullable String reason,
        @Text(DATA) @Nullable String details,
        long initiatedEventId,
        long startedEventId)
        implements EventAttributes {}
