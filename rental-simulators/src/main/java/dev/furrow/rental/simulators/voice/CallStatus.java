package dev.furrow.rental.simulators.voice;

import java.util.Locale;

/// Where a call is.
public enum CallStatus {
    QUEUED,
    RINGING,
    IN_PROGRESS,
    COMPLETED,
    BUSY,
    FAILED,
    NO_ANSWER;

    public boolean isEnd() {
        return switch (this) {
            case QUEUED, RINGING, IN_PROGRESS -> false;
            case COMPLETED, BUSY, FAILED, NO_ANSWER -> true;
        };
    }

    /// As it is on the wire.
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
