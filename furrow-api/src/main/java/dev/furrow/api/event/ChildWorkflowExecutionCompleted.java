package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The child closed as completed.
///
/// @param workflowExecution the run
/// @param workflowType the type of the workflow
/// @param result what came out
/// @param initiatedEventId the event that initiated it; 0 when there is none
/// @param startedEventId the event that started it; 0 when nothing did
public record ChildWorkflowExecutionCompleted(
        WorkflowExecution workflowExecution,
        WorkflowType workflowType,
        @Text(DATA) @Nullable String result,
        long initiatedEventId,
        long startedEventId)
        implements EventAttributes {}
