package dev.furrow.workflow;

/// What becomes of open children when their parent is terminated or times out.
public enum ChildPolicy {
    /// They are terminated as well.
    TERMINATE,
    /// They are asked to cancel.
    REQUEST_CANCEL,
    /// They go on.
    ABANDON
}
