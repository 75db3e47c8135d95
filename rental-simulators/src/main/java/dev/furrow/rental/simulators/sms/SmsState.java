package dev.furrow.rental.simulators.sms;

import java.util.Locale;
import java.util.Set;

/// Where a message is. A message goes from top to bottom and leaves to an end from where the table allows it.
public enum SmsState {
    QUEUED,
    SENDING,
    SUBMITTED,
    SENT,
    DELIVERED,
    FAILED,
    EXPIRED;

    /// Where it may go from here.
    public Set<SmsState> next() {
        return switch (this) {
            case QUEUED -> Set.of(SENDING, FAILED);
            case SENDING -> Set.of(SUBMITTED, FAILED);
            case SUBMITTED -> Set.of(SENT, FAILED);
            case SENT -> Set.of(DELIVERED, FAILED, EXPIRED);
            case DELIVERED, FAILED, EXPIRED -> Set.of();
        };
    }

    public boolean isEnd() {
        return next().isEmpty();
    }

    /// As it is on the wire.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
