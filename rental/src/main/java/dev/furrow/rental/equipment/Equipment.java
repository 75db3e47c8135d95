package dev.furrow.rental.equipment;

import dev.furrow.rental.place.Place;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/// A machine.
///
/// @param attachments what it can be used with
/// @param home where it stands
/// @param radiusMetres how far from there it works
/// @param buffer how long it needs before and after a job, for the way
/// @param zone in which its opening hours are meant
/// @param version of the aggregate, for those who change it
public record Equipment(
        String id,
        String supplierId,
        EquipmentKind kind,
        String make,
        int powerHp,
        Set<String> attachments,
        Place home,
        int radiusMetres,
        Duration buffer,
        ZoneId zone,
        Status status,
        int version) {

    /// Whether it may be booked.
    public enum Status {
        ACTIVE,
        PAUSED,
        RETIRED
    }

    /// Copies the attachments.
    public Equipment {
        attachments = Set.copyOf(attachments);
    }

    /// Whether it works at a place.
    public boolean serves(Place field) {
        return home.metresTo(field) <= radiusMetres;
    }
}
