package dev.furrow.rental.equipment;

import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Terms;
import java.util.List;
import java.util.Optional;

/// What a machine is offered for and when: what every search reads of every machine nearby.
///
/// @param hours of the week; none for always
public record Offered(List<Terms> prices, List<OpeningHours> hours) {

    /// Copies the lists.
    public Offered {
        prices = List.copyOf(prices);
        hours = List.copyOf(hours);
    }

    /// What it costs by a model; empty if it cannot be had by it.
    public Optional<Terms> price(PriceModel model) {
        return prices.stream().filter(terms -> terms.model() == model).findFirst();
    }
}
