package dev.furrow.api.event;

/// Why the service refused a decision of the kind in its name.
public enum CancelTimerFailedCause {
    TIMER_ID_UNKNOWN,
    OPERATION_NOT_PERMITTED
}
