package dev.furrow.rental.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message by one channel, and what became of it.
///
/// @param code the provider's word for why it is where it is
/// @param units how many messages or minutes were billed
public record Delivery(
        String id,
        String noticeId,
        String accountId,
        String event,
        @Nullable String orderId,
        Channel channel,
        String language,
        String words,
        @Nullable String providerId,
        State state,
        @Nullable String code,
        int units,
        long costMinor,
        String currency,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /// Where a message is. Providers' call-backs may come twice and out of order: a message only ever goes on.
    public enum State {
        PENDING(0),
        ACCEPTED(1),
        SENT(2),
        DELIVERED(3),
        FAILED(3);

        private final int distance;

        State(int distance) {
            this.distance = distance;
        }

        boolean isEnd() {
            return this == DELIVERED || this == FAILED;
        }

        boolean comesAfter(State other) {
            return distance > other.distance;
        }
    }
}
