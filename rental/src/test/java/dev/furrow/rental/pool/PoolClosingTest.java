package dev.furrow.rental.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.order.Listing;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class PoolClosingTest {
    private final Marketplace market;
    private final Marketplace.Country country;
    private final Pools pools;
    private final Account agent;
    private final Instant workAt;

    PoolClosingTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        pools = market.get(Pools.class);
        agent = country.person(Role.AGENT);
        workAt = market.now().plus(Duration.ofDays(3));
        country.machine(country.supplier(), 1, Terms.simple(PriceModel.ACRE, "INR", 90_000));
    }

    private Pool open() {
        Place middle = country.north(0);
        return pools.open(
                agent.by(Source.APP),
                country.hub(),
                new Pools.Opening(
                        EquipmentKind.TRACTOR,
                        "Middle",
                        middle.latitude(),
                        middle.longitude(),
                        workAt,
                        workAt.minus(Duration.ofDays(1)),
                        500));
    }

    private Pool join(Pool pool, long quantity) {
        Account farmer = country.person(Role.FARMER);
        return pools.join(agent.by(Source.APP), pool.id(), farmer.phone(), quantity);
    }

    private List<Order> orders() {
        return market.get(Orders.class).of(agent.by(Source.APP), Listing.FIRST).stream()
                .sorted(Comparator.comparing(order -> order.need().period().start()))
                .toList();
    }

    @Test
    void aFullPoolClosesAtOnceAndGivesEachTheirOwnOrder() {
        Pool pool = open();
        join(pool, 300);
        market.furrow().skip(Duration.ofSeconds(1));
        assertThat(orders()).isEmpty();
        join(pool, 200);
        market.furrow().skip(Duration.ofSeconds(1));

        assertThat(pools.required(pool.id()).status()).isEqualTo(Pool.Status.CLOSED);
        List<Order> orders = orders();
        assertThat(orders).hasSize(2).allMatch(order -> order.state() == OrderState.ASSIGNING);
        assertThat(orders.getFirst().need().period().start()).isEqualTo(workAt);
        assertThat(orders.getLast().need().period().start())
                .isEqualTo(orders.getFirst().need().period().end());
        assertThatThrownBy(() -> join(pool, 100)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aPoolThatIsNotFullClosesAtItsTime() {
        Pool pool = open();
        join(pool, 100);
        market.furrow().skip(Duration.ofDays(2).minusMinutes(1));
        assertThat(orders()).isEmpty();
        market.furrow().skip(Duration.ofMinutes(2));
        assertThat(orders()).hasSize(1);
    }

    @Test
    void aPoolOfNobodyIsCancelled() {
        Pool pool = open();
        market.furrow().skip(Duration.ofDays(2).plusMinutes(1));
        assertThat(pools.required(pool.id()).status()).isEqualTo(Pool.Status.CANCELLED);
        assertThat(orders()).isEmpty();
    }
}
