package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A child could not be started.
///
/// @param workflowType the type of the workflow
/// @param cause why the service refused or acted
/// @param workflowId the id that the starter chose
/// @param initiatedEventId the event that initiated it; 0 when there is none
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
/// @param control a note to the decider itself, shown in events only
public record StartChildWorkflowExecutionFailed(
        WorkflowType workflowType,
        StartChildWorkflowExecutionFailedCause cause,
        @Text(WORKFLOW_ID) String workflowId,
        long initiatedEventId,
        long decisionTaskCompletedEventId,
        @Text(DATA) @Nullable String control)
        implements EventAttributes {}
