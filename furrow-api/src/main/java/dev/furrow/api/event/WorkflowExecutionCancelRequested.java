package dev.furrow.api.event;

import dev.furrow.api.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/// Somebody asked to cancel the run: a caller, another run, or the policy of its closed parent.
///
/// @param externalWorkflowExecution the run that it came from
/// @param externalInitiatedEventId the event in the history of the sender; 0 when it came from the API
/// @param cause why the service refused or acted
public record WorkflowExecutionCancelRequested(
        @Nullable WorkflowExecution externalWorkflowExecution,
        long externalInitiatedEventId,
        @Nullable WorkflowExecutionCancelRequestedCause cause)
        implements EventAttributes {}
