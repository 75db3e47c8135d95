package dev.furrow;

/// What happens when a workflow is to be started whose name an open execution has.
public enum OnDuplicate {
    /// [AlreadyRunningException] is thrown.
    REFUSE,
    /// The open execution is the answer, whatever its input was.
    USE_EXISTING
}
