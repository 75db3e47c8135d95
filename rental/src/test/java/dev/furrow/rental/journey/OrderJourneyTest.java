package dev.furrow.rental.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.assignment.Offer;
import dev.furrow.rental.assignment.Offers;
import dev.furrow.rental.breakdown.Breakdown;
import dev.furrow.rental.breakdown.Breakdowns;
import dev.furrow.rental.breakdown.Choice;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.ledger.Ledger;
import dev.furrow.rental.ledger.LedgerAccounts;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.InAppNotices;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.order.Transition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole lives of orders: real activities, a real database, virtual time.
@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class OrderJourneyTest {
    private final Marketplace market;
    private final Marketplace.Country country;
    private final Orders orders;
    private final Offers offers;
    private final Account farmer;
    private final Account hub;

    OrderJourneyTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        orders = market.get(Orders.class);
        offers = market.get(Offers.class);
        farmer = country.person(Role.FARMER);
        hub = country.person(Role.HUB);
    }

    private static Actor actor(Supplier supplier) {
        return new Actor(supplier.accountId(), Role.SUPPLIER, null, Source.APP);
    }

    private Offer offerTo(Supplier supplier) {
        return offers.openOf(supplier.id()).getFirst();
    }

    private OrderState state(Order order) {
        return orders.required(order.id()).state();
    }

    private List<Event> told(String accountId) {
        return market.get(InAppNotices.class).latest(accountId, 50).stream()
                .map(InAppNotices.Kept::event)
                .toList();
    }

    @Test
    void anOrderGoesFromBookingToPayment() {
        Supplier far = country.supplier();
        Supplier near = country.supplier();
        country.tractor(near, 2, 80_000);
        country.tractor(far, 20, 80_000);
        Order order = country.place(farmer);
        assertThat(state(order)).isEqualTo(OrderState.ASSIGNING);
        assertThat(offers.openOf(far.id())).isEmpty();

        offers.decline(actor(near), offerTo(near).id(), "busy");
        market.furrow().skip(Duration.ofSeconds(1));
        offers.accept(actor(far), offerTo(far).id());
        market.furrow().skip(Duration.ofHours(4));
        assertThat(told(farmer.id())).contains(Event.ORDER_CONFIRMED, Event.ORDER_REMINDER);

        market.furrow().skip(Duration.ofHours(2));
        orders.move(actor(far), order.id(), OrderMove.START, MoveDetails.NONE);
        market.furrow().skip(Duration.ofMinutes(90));
        orders.move(actor(far), order.id(), OrderMove.COMPLETE, MoveDetails.NONE);
        market.furrow().skip(Duration.ofSeconds(1));
        Order billed = orders.required(order.id());
        assertThat(billed.state()).isEqualTo(OrderState.BILLED);
        assertThat(billed.price().billed()).hasToString("INR 1200.00");
        orders.move(farmer.by(Source.APP), order.id(), OrderMove.PAY, MoveDetails.NONE);

        Ledger ledger = market.get(Ledger.class);
        assertThat(ledger.balance(LedgerAccounts.farmer(farmer.id()), "INR").minor())
                .isZero();
        assertThat(ledger.balance(LedgerAccounts.supplier(far.id()), "INR").minor())
                .isEqualTo(-108_000);
        assertThat(ledger.total("INR").minor()).isZero();
        assertThat(ledger.unbalanced()).isEmpty();
        assertThat(orders.transitions(order.id()).stream().map(Transition::move))
                .containsExactly(
                        OrderMove.PLACE,
                        OrderMove.SEEK,
                        OrderMove.CONFIRM,
                        OrderMove.START,
                        OrderMove.COMPLETE,
                        OrderMove.BILL,
                        OrderMove.PAY);
        assertThat(offers.ranking(order.id(), 1))
                .hasSize(2)
                .allMatch(ranked -> ranked.points().sum() > 0);
    }

    @Test
    void nobodyAnswersSoTheDeskAssignsByHand() {
        Supplier supplier = country.supplier();
        String machine = country.tractor(supplier, 2, 80_000).id();
        Order order = country.place(farmer);
        market.furrow().skip(Duration.ofMinutes(3 * 2 + 2 * 30 + 1));
        assertThat(orders.required(order.id()).needsDesk()).isTrue();
        assertThat(told(hub.id())).contains(Event.ORDER_UNFILLED);

        orders.move(hub.by(Source.DESK), order.id(), OrderMove.CONFIRM, MoveDetails.machine(machine));

        assertThat(state(order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(orders.required(order.id()).needsDesk()).isFalse();
    }

    @Test
    void whatNobodyTakesExpiresWhenItsTimeComes() {
        country.tractor(country.supplier(), 2, 80_000);
        Order order = country.place(farmer);
        market.furrow().skip(Duration.ofHours(6).plusMinutes(1));
        assertThat(state(order)).isEqualTo(OrderState.EXPIRED);
        assertThat(told(farmer.id())).contains(Event.ORDER_EXPIRED);
    }

    @Test
    void callingOffTakesTheOffersBack() {
        Supplier supplier = country.supplier();
        country.tractor(supplier, 2, 80_000);
        Order order = country.place(farmer);
        assertThat(offers.openOf(supplier.id())).hasSize(1);
        orders.move(farmer.by(Source.APP), order.id(), OrderMove.CANCEL, MoveDetails.because("rain"));
        market.furrow().skip(Duration.ofSeconds(1));
        assertThat(offers.ofOrder(order.id()).getFirst().status()).isEqualTo(Offer.Status.WITHDRAWN);
        assertThat(told(supplier.accountId())).contains(Event.OFFER_GONE);
    }

    @Test
    void anotherMachineDoesTheRestOfABrokenOne() {
        Supplier first = country.supplier();
        Supplier second = country.supplier();
        country.tractor(first, 1, 80_000);
        country.tractor(second, 10, 70_000);
        Order order = country.place(farmer);
        offers.accept(actor(first), offerTo(first).id());
        market.furrow().skip(Duration.ofHours(6));
        orders.move(actor(first), order.id(), OrderMove.START, MoveDetails.NONE);
        market.furrow().skip(Duration.ofHours(1));
        orders.move(actor(first), order.id(), OrderMove.BREAK_DOWN, MoveDetails.because("belt"));
        market.furrow().skip(Duration.ofSeconds(5));
        Breakdowns breakdowns = market.get(Breakdowns.class);
        Breakdown breakdown =
                breakdowns.ofOrder(farmer.by(Source.APP), order.id()).orElseThrow();
        assertThat(told(farmer.id())).contains(Event.BREAKDOWN_REPORTED);

        breakdowns.choose(farmer.by(Source.APP), breakdown.id(), Choice.REPLACE);
        market.furrow().skip(Duration.ofSeconds(5));
        offers.accept(actor(second), offerTo(second).id());
        market.furrow().skip(Duration.ofSeconds(5));

        Breakdown over = breakdowns.ofOrder(farmer.by(Source.APP), order.id()).orElseThrow();
        assertThat(over.status()).isEqualTo(Breakdown.Status.REPLACED);
        Order rest = orders.required(String.valueOf(over.replacementId()));
        assertThat(rest.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(rest.whoDoesIt().supplierId()).isEqualTo(second.id());
        assertThat(rest.need().quantity().hundredths()).isEqualTo(100);
        assertThat(rest.price().quoted().minor()).isEqualTo(80_000);
        assertThat(state(order)).isEqualTo(OrderState.BILLED);
        assertThat(orders.required(order.id()).price().billed()).hasToString("INR 800.00");
    }

    @Test
    void aBreakdownThatNobodyHelpsIsTheDesksAndARepairEndsIt() {
        Supplier supplier = country.supplier();
        country.tractor(supplier, 1, 80_000);
        Order order = country.place(farmer);
        offers.accept(actor(supplier), offerTo(supplier).id());
        market.furrow().skip(Duration.ofHours(6));
        orders.move(actor(supplier), order.id(), OrderMove.START, MoveDetails.NONE);
        orders.move(actor(supplier), order.id(), OrderMove.BREAK_DOWN, MoveDetails.because("belt"));
        market.furrow().skip(Duration.ofMinutes(16));
        Breakdowns breakdowns = market.get(Breakdowns.class);
        assertThat(breakdowns.escalated(country.hub())).hasSize(1);

        orders.move(actor(supplier), order.id(), OrderMove.RESUME, MoveDetails.NONE);
        market.furrow().skip(Duration.ofSeconds(1));

        assertThat(breakdowns
                        .ofOrder(farmer.by(Source.APP), order.id())
                        .orElseThrow()
                        .status())
                .isEqualTo(Breakdown.Status.RESUMED);
        assertThat(breakdowns.escalated(country.hub())).isEmpty();
    }
}
