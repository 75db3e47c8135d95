package dev.furrow.api.event;

/// Why a run was asked to cancel when nobody called.
public enum WorkflowExecutionCancelRequestedCause {
    CHILD_POLICY_APPLIED
}
