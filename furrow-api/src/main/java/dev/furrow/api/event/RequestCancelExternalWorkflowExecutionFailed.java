package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;
import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID_OPTIONAL;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The request to cancel could not be delivered.
///
/// @param workflowId the id that the starter chose
/// @param runId the id of one run
/// @param cause why the service refused or acted
/// @param initiatedEventId the event that initiated it; 0 when there is none
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
/// @param control a note to the decider itself, shown in events only
public record RequestCancelExternalWorkflowExecutionFailed(
        @Text(WORKFLOW_ID) String workflowId,
        @Text(WORKFLOW_RUN_ID_OPTIONAL) @Nullable String runId,
        RequestCancelExternalWorkflowExecutionFailedCause cause,
        long initiatedEventId,
        long decisionTaskCompletedEventId,
        @Text(DATA) @Nullable String control)
        implements EventAttributes {}
