package dev.furrow.rental.breakdown;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A machine that has stopped in the field.
///
/// @param hasPhoto whether the one who reported it has taken one
/// @param replacementId the order for the rest of the work; null for none
public record Breakdown(
        String id,
        String orderId,
        Status status,
        String description,
        @Nullable String replacementId,
        boolean hasPhoto,
        Instant reportedAt,
        @Nullable Instant closedAt) {

    /// How far it has come.
    public enum Status {
        /// The farmer is asked.
        REPORTED,
        /// The machine is being repaired.
        WAITING,
        /// Another one is looked for.
        REPLACING,
        /// The desk of the area looks after it.
        ESCALATED,
        RESUMED,
        REPLACED,
        CANCELLED
    }
}
