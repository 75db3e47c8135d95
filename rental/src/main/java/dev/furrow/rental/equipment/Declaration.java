package dev.furrow.rental.equipment;

import dev.furrow.rental.pricing.Terms;
import java.util.List;

/// What a supplier says about a machine when it is declared.
///
/// @param bufferMinutes before and after each job
/// @param hours when it may be had; empty for always
/// @param prices at least one, of different models
/// @param photos keys of assets
public record Declaration(
        EquipmentKind kind,
        String make,
        int powerHp,
        List<String> attachments,
        double latitude,
        double longitude,
        int radiusMetres,
        int bufferMinutes,
        List<OpeningHours> hours,
        List<Terms> prices,
        List<String> photos) {

    /// Copies the lists.
    public Declaration {
        attachments = List.copyOf(attachments);
        hours = List.copyOf(hours);
        prices = List.copyOf(prices);
        photos = List.copyOf(photos);
    }
}
