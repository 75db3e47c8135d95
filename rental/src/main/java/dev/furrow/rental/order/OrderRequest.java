package dev.furrow.rental.order;

import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.pricing.PriceModel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a farmer asks for.
///
/// @param farmerPhone for whom; null for oneself. Desks and agents order for others
/// @param quantity in hundredths of what the model counts
/// @param minutes how long the machine is needed
/// @param equipmentId whose price is meant; null for whatever is nearby, at the dearest of the nearest
public record OrderRequest(
        @Nullable String farmerPhone,
        EquipmentKind kind,
        int minPower,
        @Nullable String attachment,
        PriceModel model,
        long quantity,
        String village,
        double latitude,
        double longitude,
        Instant startsAt,
        int minutes,
        @Nullable String equipmentId) {}
