package dev.furrow.api.event;

/// Why the service refused a decision of the kind in its name.
public enum CompleteWorkflowExecutionFailedCause {
    UNHANDLED_DECISION,
    OPERATION_NOT_PERMITTED
}
