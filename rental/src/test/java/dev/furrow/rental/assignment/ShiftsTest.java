package dev.furrow.rental.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.Operators;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.Orders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Work from ten to twelve tomorrow, where the machine stands.
@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class ShiftsTest {
    private static final int NINE = 540;
    private static final int NOON = 720;
    private static final int EVENING = 1200;

    private final Marketplace market;
    private final Marketplace.Country country;
    private final Supplier supplier;
    private final Equipment tractor;

    ShiftsTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        supplier = country.supplier();
        tractor = country.tractor(supplier, 1, 80_000);
    }

    private Operators.Operator operator(int from, int to) {
        String phone = country.person(Role.OPERATOR).phone();
        return market.get(Operators.class)
                .roster(supplier, new Operators.Roster(phone, "Driver", "mr", tractor.id(), from, to));
    }

    private Order placeForTen() {
        ZonedDateTime tomorrow = market.now().atZone(tractor.zone()).plusDays(1).truncatedTo(ChronoUnit.DAYS);
        Instant ten = tomorrow.plusHours(10).toInstant();
        return country.place(country.person(Role.FARMER), ten);
    }

    @Test
    void aMachineWhoseOperatorsAreAllOffShiftIsNotAsked() {
        operator(NOON, EVENING);
        Order order = placeForTen();
        market.furrow().skip(Duration.ofSeconds(5));
        assertThat(market.get(Offers.class).ranking(order.id(), 1))
                .extracting(Ranked::equipmentId, Ranked::excluded)
                .containsExactly(tuple(tractor.id(), Ranked.Exclusion.NO_OPERATOR));
        assertThat(market.get(Offers.class).ofOrder(order.id())).isEmpty();
    }

    @Test
    void theOperatorWhoIsOnShiftIsAssigned() {
        operator(NOON, EVENING);
        Operators.Operator early = operator(NINE, NOON);
        Order order = placeForTen();
        market.furrow().skip(Duration.ofSeconds(5));
        Offer offer = market.get(Offers.class).ofOrder(order.id()).getFirst();
        market.get(Offers.class)
                .accept(
                        market.get(Accounts.class)
                                .find(supplier.accountId())
                                .orElseThrow()
                                .by(Source.APP),
                        offer.id());
        Order confirmed = market.get(Orders.class).required(order.id());
        assertThat(confirmed.whoDoesIt().operatorId()).isEqualTo(early.id());
    }
}
