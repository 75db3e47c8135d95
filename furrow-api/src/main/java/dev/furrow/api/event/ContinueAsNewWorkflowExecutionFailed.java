package dev.furrow.api.event;

/// A decision to continue as a new run was refused.
///
/// @param cause why the service refused or acted
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record ContinueAsNewWorkflowExecutionFailed(
        ContinueAsNewWorkflowExecutionFailedCause cause, long decisionTaskCompletedEventId)
        implements EventAttributes {}
