package dev.furrow.api;

/// What becomes of the open children of a run that is terminated or times out.
public enum ChildPolicy {
    TERMINATE,
    REQUEST_CANCEL,
    ABANDON
}
