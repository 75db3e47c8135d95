package dev.furrow.api.event;

/// Which timeout of a decision task ran out.
public enum DecisionTaskTimeoutType {
    START_TO_CLOSE,
    SCHEDULE_TO_START
}
