package dev.furrow.api.event;

/// Which timeout of an activity task ran out.
public enum ActivityTaskTimeoutType {
    START_TO_CLOSE,
    SCHEDULE_TO_START,
    SCHEDULE_TO_CLOSE,
    HEARTBEAT
}
