package dev.furrow.rental.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.refusal.RefusedException.Kind;
import dev.furrow.rental.request.Idempotency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class OrdersTest {
    private final Marketplace market;
    private final Marketplace.Country country;
    private final Orders orders;
    private final Account farmer;
    private final Account hub;
    private final Supplier supplier;
    private final Equipment tractor;

    OrdersTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        orders = market.get(Orders.class);
        farmer = country.person(Role.FARMER);
        hub = country.person(Role.HUB);
        supplier = country.supplier();
        tractor = country.tractor(supplier, 3, 80_000);
    }

    private Actor by(Role role) {
        return switch (role) {
            case FARMER -> farmer.by(Source.APP);
            case HUB -> hub.by(Source.DESK);
            case SUPPLIER -> new Actor(supplier.accountId(), role, null, Source.APP);
            case SYSTEM -> Actor.SYSTEM;
            case OPERATOR, AGENT, MANAGEMENT -> country.person(role).by(Source.APP);
        };
    }

    private Order draft() {
        return orders.draft(by(Role.FARMER), country.wish(market.now().plus(Duration.ofHours(6))));
    }

    /// An order put into a state, whatever way it would have taken.
    private Order in(OrderState state) {
        Order order = draft();
        market.get(JdbcClient.class)
                .sql("""
                        update rental_order set state = ?, supplier_id = ?, equipment_id = ?, distance_m = 3000,
                            terms = (select terms from price_line where equipment_id = ?) where id = ?""")
                .params(state.name(), supplier.id(), tractor.id(), tractor.id(), order.id())
                .update();
        return orders.required(order.id());
    }

    @Test
    void everyIllegalMoveIsRefusedAndLeavesNoTrace() {
        for (OrderState state : OrderState.values()) {
            Order order = in(state);
            for (OrderMove move : OrderMove.values()) {
                for (Role role : Role.values()) {
                    if (!move.isOpen(state, role)) {
                        assertThatThrownBy(() -> orders.move(by(role), order.id(), move, everything()))
                                .as("%s in %s by %s", move, state, role)
                                .isInstanceOf(RefusedException.class);
                    }
                }
            }
            assertThat(orders.required(order.id()).state()).isEqualTo(state);
            assertThat(orders.transitions(order.id())).isEmpty();
        }
    }

    /// Details with which every condition that depends on them holds.
    private MoveDetails everything() {
        return new MoveDetails("because", tractor.id(), 100L, null, 1L);
    }

    @Test
    void aMoveIsWrittenDownWithWhoFromWhereAndWhy() {
        Order placed = country.place(farmer);
        Order cancelled =
                orders.move(by(Role.HUB).by(Source.IVR), placed.id(), OrderMove.CANCEL, MoveDetails.because("rain"));

        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        Transition last = orders.transitions(placed.id()).getLast();
        assertThat(last.move()).isEqualTo(OrderMove.CANCEL);
        assertThat(last.accountId()).isEqualTo(hub.id());
        assertThat(last.role()).isEqualTo(Role.HUB);
        assertThat(last.source()).isEqualTo(Source.IVR);
        assertThat(last.reason()).isEqualTo("rain");
    }

    @Test
    void somebodyElsesOrderDoesNotExist() {
        Order order = draft();
        Actor stranger = country.person(Role.FARMER).by(Source.APP);
        assertThatThrownBy(() -> orders.visible(stranger, order.id()))
                .isInstanceOfSatisfying(
                        RefusedException.class, no -> assertThat(no.kind()).isEqualTo(Kind.NOT_FOUND));
        assertThatThrownBy(() -> orders.move(stranger, order.id(), OrderMove.CANCEL, MoveDetails.because("spite")))
                .isInstanceOfSatisfying(
                        RefusedException.class, no -> assertThat(no.kind()).isEqualTo(Kind.NOT_FOUND));
        Actor otherHub = market.country().person(Role.HUB).by(Source.DESK);
        assertThatThrownBy(() -> orders.visible(otherHub, order.id())).isInstanceOf(RefusedException.class);
    }

    @Test
    void aSupplierWhoIsNotAskedCannotConfirm() {
        Order placed = in(OrderState.ASSIGNING);
        market.get(JdbcClient.class)
                .sql("update rental_order set supplier_id = null where id = ?")
                .param(placed.id())
                .update();
        assertThatThrownBy(() -> orders.move(
                        by(Role.SUPPLIER), placed.id(), OrderMove.CONFIRM, MoveDetails.machine(tractor.id())))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theQuoteIsTheDearestOfTheNearestAndHasLines() {
        country.tractor(country.supplier(), 5, 90_000);
        Order order = draft();
        assertThat(order.price().quoted().minor()).isEqualTo(180_000);
        assertThat(orders.lines(order, false)).hasSize(1);
    }

    @Test
    void aRequestThatIsRepeatedIsAnsweredTheSameAndDoneOnce() {
        Idempotency idempotency = market.get(Idempotency.class);
        AtomicInteger done = new AtomicInteger();
        for (int time = 0; time < 3; time++) {
            String answer = idempotency.once(
                    by(Role.FARMER), "key-1", List.of("a"), String.class, () -> "answer " + done.incrementAndGet());
            assertThat(answer).isEqualTo("answer 1");
        }
        assertThatThrownBy(
                        () -> idempotency.once(by(Role.FARMER), "key-1", List.of("b"), String.class, () -> "another"))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> idempotency.once(by(Role.FARMER), "key-2", "x", String.class, () -> {
                    throw RefusedException.conflict("not now");
                }))
                .isInstanceOf(RefusedException.class);
        assertThat(idempotency.once(by(Role.FARMER), "key-2", "x", String.class, () -> "now"))
                .isEqualTo("now");
    }
}
