package dev.furrow.api.event;

/// A decision to fail the run was refused.
///
/// @param cause why the service refused or acted
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record FailWorkflowExecutionFailed(FailWorkflowExecutionFailedCause cause, long decisionTaskCompletedEventId)
        implements EventAttributes {}
