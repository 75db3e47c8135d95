package dev.furrow.rental.pool;

import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.place.Place;
import java.time.Instant;

/// Neighbours who want the same work on the same day.
///
/// @param workAt when the first field is begun
/// @param closesAt when it is closed, full or not
/// @param target at which it is full, in hundredths of an acre
/// @param reached what its members want together
public record Pool(
        String id,
        String agentId,
        EquipmentKind kind,
        String village,
        Place place,
        Instant workAt,
        Instant closesAt,
        long target,
        long reached,
        Status status) {

    /// Whether somebody may still join.
    public enum Status {
        OPEN,
        CLOSED,
        CANCELLED
    }

    boolean isFull() {
        return reached >= target;
    }
}
