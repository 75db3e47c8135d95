package dev.furrow.rental.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a machine, or the phone of whoever drives it, says about one moment. Each may know less than the other.
///
/// @param at the moment, by the clock of whoever reports
/// @param engineSeconds how long the engine has run in its life
/// @param fuelPercent of a full tank
record Report(
        String equipmentId,
        Instant at,
        @Nullable Long engineSeconds,
        @Nullable Integer fuelPercent,
        @Nullable Double latitude,
        @Nullable Double longitude) {}
