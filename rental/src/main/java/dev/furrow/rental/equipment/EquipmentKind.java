package dev.furrow.rental.equipment;

/// What can be rented.
public enum EquipmentKind {
    TRACTOR,
    HARVESTER,
    ROTAVATOR,
    SEEDER,
    SPRAYER,
    TRAILER
}
