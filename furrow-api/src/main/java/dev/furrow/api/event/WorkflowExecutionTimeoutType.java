package dev.furrow.api.event;

/// Which timeout of a run ran out.
public enum WorkflowExecutionTimeoutType {
    START_TO_CLOSE
}
