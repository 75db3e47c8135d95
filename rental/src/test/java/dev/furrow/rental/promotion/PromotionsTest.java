package dev.furrow.rental.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.refusal.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class PromotionsTest {
    private final Marketplace market;
    private final Marketplace.Country country;
    private final Promotions promotions;
    private final Orders orders;

    PromotionsTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        promotions = market.get(Promotions.class);
        orders = market.get(Orders.class);
        country.tractor(country.supplier(), 1, 100_000);
    }

    private static Money inr(long minor) {
        return new Money(minor, "INR");
    }

    /// Ten per cent by a code of its own.
    private String tenPercent(long cap, long budget, boolean isForFirstOrders) {
        String code = "T" + UUID.randomUUID().toString().substring(0, 8);
        promotions.create(
                new Promotion(
                        "",
                        code,
                        "Ten " + code,
                        10,
                        inr(0),
                        inr(cap),
                        "Sponsor " + code,
                        new Promotion.Rules(
                                isForFirstOrders,
                                false,
                                false,
                                null,
                                null,
                                1,
                                market.now().minus(Duration.ofDays(1)),
                                market.now().plus(Duration.ofDays(1)))),
                inr(budget));
        return code;
    }

    private Order place(Account farmer, @Nullable String code) {
        Order draft =
                orders.draft(farmer.by(Source.APP), country.wish(market.now().plus(Duration.ofHours(6))));
        MoveDetails details = new MoveDetails(null, null, null, code, null);
        return orders.move(farmer.by(Source.APP), draft.id(), OrderMove.PLACE, details);
    }

    private Promotions.Cost cost(String code) {
        return promotions.costs().stream()
                .filter(cost -> cost.name().endsWith(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCodeTakesItsShareOffUpToItsCap() {
        Account farmer = country.person(Role.FARMER);
        assertThat(place(farmer, tenPercent(99_999, 1_000_000, false)).price().discount())
                .isEqualTo(inr(20_000));
        assertThat(place(farmer, tenPercent(5_000, 1_000_000, false)).price().discount())
                .isEqualTo(inr(5_000));
    }

    @Test
    void aCodeIsForEachFarmerOnceAndForThoseOfItsRule() {
        Account farmer = country.person(Role.FARMER);
        String code = tenPercent(99_999, 1_000_000, true);
        place(farmer, code);
        assertThatThrownBy(() -> place(farmer, code)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> place(farmer, "NONSENSE")).isInstanceOf(RefusedException.class);
        String another = tenPercent(99_999, 1_000_000, true);
        assertThatThrownBy(() -> place(farmer, another)).isInstanceOf(RefusedException.class);
    }

    @Test
    void whatIsCalledOffGoesBackIntoTheBudget() {
        String code = tenPercent(99_999, 1_000_000, false);
        Account farmer = country.person(Role.FARMER);
        Order order = place(farmer, code);
        assertThat(cost(code).reserved()).isEqualTo(inr(20_000));
        orders.move(farmer.by(Source.APP), order.id(), OrderMove.CANCEL, MoveDetails.because("rain"));
        assertThat(cost(code).reserved()).isEqualTo(inr(0));
        assertThat(place(farmer, code).price().discount()).isEqualTo(inr(20_000));
    }

    private void offerReferral() {
        promotions.create(
                new Promotion(
                        "",
                        null,
                        "Neighbours",
                        10,
                        inr(0),
                        inr(5_000),
                        "Marketplace",
                        new Promotion.Rules(
                                false,
                                true,
                                false,
                                "Middle",
                                "TRACTOR",
                                1,
                                market.now().minus(Duration.ofDays(1)),
                                market.now().plus(Duration.ofDays(1)))),
                inr(100_000));
    }

    private void bill(Order order) {
        // What the move BILL does about promotions.
        promotions.spend(order.id(), order.price().discount());
    }

    @Test
    void whoBringsANeighbourGetsADiscountOnceTheNeighboursOrderIsBilled() {
        market.get(JdbcClient.class).sql("update promotion set active = false").update();
        offerReferral();
        Account asha = country.person(Role.FARMER);
        Account neighbour = country.person(Role.FARMER);
        String code = market.get(Referrals.class).of(asha.id()).code();
        assertThatThrownBy(() -> place(asha, code)).as("her own").isInstanceOf(RefusedException.class);
        assertThat(place(asha, null).price().discount()).isEqualTo(inr(0));

        Order brought = place(neighbour, code);
        assertThat(brought.price().discount()).isEqualTo(inr(5_000));
        assertThat(place(asha, null).price().discount()).as("not billed yet").isEqualTo(inr(0));
        assertThatThrownBy(() -> place(neighbour, code)).as("only the first").isInstanceOf(RefusedException.class);

        bill(brought);
        assertThat(market.get(Referrals.class).of(asha.id()))
                .extracting("brought", "earned")
                .containsExactly(1L, 1L);
        assertThat(place(asha, null).price().discount()).isEqualTo(inr(5_000));
        assertThat(place(asha, null).price().discount()).as("one for one").isEqualTo(inr(0));
    }

    @Test
    void anOrderThatIsCalledOffBroughtNobody() {
        market.get(JdbcClient.class).sql("update promotion set active = false").update();
        offerReferral();
        Account asha = country.person(Role.FARMER);
        Account neighbour = country.person(Role.FARMER);
        String code = market.get(Referrals.class).of(asha.id()).code();
        Order brought = place(neighbour, code);
        orders.move(neighbour.by(Source.APP), brought.id(), OrderMove.CANCEL, MoveDetails.because("rain"));
        assertThat(market.get(Referrals.class).of(asha.id()).brought()).isZero();
        assertThat(place(neighbour, code).price().discount())
                .as("still the first")
                .isEqualTo(inr(5_000));
    }

    @Test
    void aBudgetIsNeverOverdrawnHoweverManyBookAtOnce() throws Exception {
        String code = tenPercent(99_999, 100_000, false);
        List<Callable<Boolean>> bookings = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            Account farmer = country.person(Role.FARMER);
            bookings.add(() -> place(farmer, code).price().discount().minor() > 0);
        }
        int discounted = 0;
        try (ExecutorService crowd = Executors.newFixedThreadPool(12)) {
            for (Future<Boolean> each : crowd.invokeAll(bookings)) {
                discounted += each.get() ? 1 : 0;
            }
        }
        assertThat(discounted).isEqualTo(5);
        assertThat(cost(code).reserved()).isEqualTo(inr(100_000));
    }
}
