package dev.furrow.api;

/// Whether a run is open.
public enum ExecutionStatus {
    OPEN,
    CLOSED
}
