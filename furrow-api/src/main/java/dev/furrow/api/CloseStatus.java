package dev.furrow.api;

/// How a run closed.
public enum CloseStatus {
    COMPLETED,
    FAILED,
    CANCELED,
    TERMINATED,
    CONTINUED_AS_NEW,
    TIMED_OUT
}
