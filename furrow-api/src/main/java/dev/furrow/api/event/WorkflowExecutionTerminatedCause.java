package dev.furrow.api.event;

/// Who closed a run from outside.
public enum WorkflowExecutionTerminatedCause {
    CHILD_POLICY_APPLIED,
    EVENT_LIMIT_EXCEEDED,
    OPERATOR_INITIATED
}
