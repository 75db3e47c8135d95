package dev.furrow.api.event;

/// Why the service refused a decision of the kind in its name.
public enum StartTimerFailedCause {
    TIMER_ID_ALREADY_IN_USE,
    OPEN_TIMERS_LIMIT_EXCEEDED,
    TIMER_CREATION_RATE_EXCEEDED,
    OPERATION_NOT_PERMITTED
}
