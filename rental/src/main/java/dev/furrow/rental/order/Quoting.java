package dev.furrow.rental.order;

import dev.furrow.rental.RentalProperties;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.Offered;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.pricing.Job;
import dev.furrow.rental.pricing.Pricing;
import dev.furrow.rental.pricing.Quantity;
import dev.furrow.rental.pricing.Quote;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.refusal.RefusedException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What an order would cost with one machine or another.
@Component
public class Quoting {
    private static final int FARTHEST = 60_000;
    private static final int NEAREST = 5;

    private final Catalogue catalogue;
    private final RentalProperties properties;

    /// For Spring.
    public Quoting(Catalogue catalogue, RentalProperties properties) {
        this.catalogue = catalogue;
        this.properties = properties;
    }

    /// What a farmer is told. With a machine it is that machine's price; without one the dearest of the few nearest,
    /// so that each of them may come and nobody pays more than was said.
    ///
    /// @throws RefusedException if nothing suitable is near
    public Quote quote(Order.Need need, @Nullable String equipmentId) {
        List<Equipment> machines = equipmentId == null
                ? catalogue.near(need.kind(), need.field(), FARTHEST)
                : List.of(catalogue.required(equipmentId));
        Map<String, Quote> quotes = quotes(machines, need);
        return machines.stream()
                .filter(machine -> suits(machine, need))
                .map(machine -> quotes.get(machine.id()))
                .filter(Objects::nonNull)
                .limit(NEAREST)
                .max(Comparator.comparingLong(quote -> quote.total().minor()))
                .orElseThrow(() -> RefusedException.conflict(
                        "No suitable machine can be had near " + need.village() + " by the " + need.model()));
    }

    /// Whether a machine can do it.
    public boolean suits(Equipment machine, Order.Need need) {
        return machine.kind() == need.kind()
                && machine.powerHp() >= need.minPower()
                && (need.attachment() == null || machine.attachments().contains(need.attachment()))
                && machine.serves(need.field());
    }

    /// What it costs with machines, for those that can be had by that model.
    public Map<String, Quote> quotes(List<Equipment> machines, Order.Need need) {
        Map<String, Offered> offered = catalogue.offered(machines);
        Map<String, Quote> quotes = new HashMap<>();
        for (Equipment machine : machines) {
            Objects.requireNonNull(offered.get(machine.id()))
                    .price(need.model())
                    .ifPresent(terms -> quotes.put(machine.id(), quote(terms, need, machine)));
        }
        return quotes;
    }

    /// What it costs with a machine; empty if the machine cannot be had by that model.
    public Optional<Quote> quote(Equipment machine, Order.Need need) {
        return catalogue.offered(machine).price(need.model()).map(terms -> quote(terms, need, machine));
    }

    private Quote quote(Terms terms, Order.Need need, Equipment machine) {
        return Pricing.quote(terms, job(need, need.quantity(), machine.home().metresTo(need.field())));
    }

    /// What the rest of a job costs at most: what it would have cost with the machine that has broken down.
    Quote atMost(Order broken, Order.Need rest) {
        Order.Assigned assigned = broken.whoDoesIt();
        return Pricing.quote(assigned.terms(), job(rest, rest.quantity(), assigned.metres()));
    }

    /// What was worked costs, by the terms that were confirmed.
    Quote bill(Order order, Quantity measured, Money discount) {
        Order.Assigned assigned = order.whoDoesIt();
        return Pricing.quote(assigned.terms(), job(order.need(), measured, assigned.metres()), discount);
    }

    private Job job(Order.Need need, Quantity quantity, int metres) {
        LocalDate day = need.period().start().atZone(properties.zone()).toLocalDate();
        return new Job(quantity, metres, day);
    }
}
