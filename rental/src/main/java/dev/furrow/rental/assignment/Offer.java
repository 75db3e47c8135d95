package dev.furrow.rental.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A supplier is asked.
///
/// @param expiresAt until when the answer counts
public record Offer(
        String id,
        String orderId,
        int round,
        int place,
        String supplierId,
        String equipmentId,
        Status status,
        @Nullable String reason,
        Instant offeredAt,
        Instant expiresAt) {

    /// What has become of it.
    public enum Status {
        OPEN,
        ACCEPTED,
        DECLINED,
        /// Nobody answered in time.
        EXPIRED,
        /// The order was called off.
        WITHDRAWN,
        /// Somebody else was faster.
        LOST
    }
}
