package dev.furrow.rental.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever asks and however many answer at once: an order has one winner, and a machine one order at a time.
@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class OneWinnerTest {
    private static final int ORDERS = Integer.getInteger("rental.orders", 1_000);
    private static final int SUPPLIERS = 40;
    private static final int ASKED = 4;

    private final Marketplace market;
    private final Marketplace.Country country;
    private final Offers offers;
    private final Orders orders;
    private final Random random = new Random(8);

    OneWinnerTest(Database database) {
        market = Marketplace.apart(database);
        country = market.country();
        offers = market.get(Offers.class);
        orders = market.get(Orders.class);
    }

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void aThousandOrdersAtOnceHaveOneWinnerEach() throws Exception {
        Account farmer = country.person(Role.FARMER);
        List<Supplier> suppliers = new ArrayList<>();
        List<String> machines = new ArrayList<>();
        for (int number = 0; number < SUPPLIERS; number++) {
            Supplier supplier = country.supplier();
            suppliers.add(supplier);
            machines.add(country.tractor(supplier, number * 0.5, 80_000).id());
        }
        List<Callable<Boolean>> answers = new ArrayList<>();
        Instant begin = market.now().plus(Duration.ofDays(1));
        List<String> placed = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            // Few different times, so that many want the same machine at the same time.
            String order = assigning(number, farmer, begin.plus(Duration.ofHours(random.nextInt(60))));
            placed.add(order);
            for (int asked = 0; asked < ASKED; asked++) {
                int chosen = random.nextInt(SUPPLIERS);
                String offer = offer(order, suppliers.get(chosen), machines.get(chosen), asked);
                Actor actor = new Actor(suppliers.get(chosen).accountId(), Role.SUPPLIER, null, Source.APP);
                // Tempers: the first half accepts always, of the others every second one declines.
                boolean accepts = chosen < SUPPLIERS / 2 || random.nextBoolean();
                answers.add(() -> answer(actor, offer, accepts));
            }
        }
        Collections.shuffle(answers, random);

        AtomicInteger won = new AtomicInteger();
        try (ExecutorService crowd = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> each : crowd.invokeAll(answers)) {
                won.addAndGet(each.get() ? 1 : 0);
            }
        }

        int confirmed = 0;
        Map<String, List<Order>> byMachine = new HashMap<>();
        for (String id : placed) {
            Order order = orders.required(id);
            long accepted = offers.ofOrder(id).stream()
                    .filter(offer -> offer.status() == Offer.Status.ACCEPTED)
                    .count();
            assertThat(accepted).isEqualTo(order.state() == OrderState.CONFIRMED ? 1 : 0);
            if (order.state() == OrderState.CONFIRMED) {
                confirmed++;
                byMachine
                        .computeIfAbsent(order.whoDoesIt().equipmentId(), _ -> new ArrayList<>())
                        .add(order);
            }
        }
        assertThat(won).hasValue(confirmed);
        assertThat(confirmed).isGreaterThan(ORDERS / 3);
        byMachine.values().forEach(OneWinnerTest::areApart);
    }

    @Test
    void whatAMachineCannotDoAnyMoreIsNotAskedOfItAnyMore() {
        Account farmer = country.person(Role.FARMER);
        Supplier supplier = country.supplier();
        String machine = country.tractor(supplier, 1, 80_000).id();
        Instant begin = market.now().plus(Duration.ofDays(2));
        String first = assigning(ORDERS + 1, farmer, begin);
        String overlapping = assigning(ORDERS + 2, farmer, begin.plus(Duration.ofHours(1)));
        String later = assigning(ORDERS + 3, farmer, begin.plus(Duration.ofHours(9)));
        String accepted = offer(first, supplier, machine, 0);
        offer(overlapping, supplier, machine, 0);
        offer(later, supplier, machine, 0);

        offers.accept(new Actor(supplier.accountId(), Role.SUPPLIER, null, Source.APP), accepted);

        assertThat(offers.ofOrder(first)).extracting(Offer::status).containsExactly(Offer.Status.ACCEPTED);
        assertThat(offers.ofOrder(overlapping)).extracting(Offer::status).containsExactly(Offer.Status.LOST);
        assertThat(offers.ofOrder(later)).extracting(Offer::status).containsExactly(Offer.Status.OPEN);
    }

    @Test
    void aMachineThatHasGotOtherWorkSinceItWasRankedIsNotAsked() {
        Account farmer = country.person(Role.FARMER);
        Supplier supplier = country.supplier();
        String machine = country.tractor(supplier, 2, 80_000).id();
        Instant begin = market.now().plus(Duration.ofDays(4));
        String first = assigning(ORDERS + 4, farmer, begin);
        String second = assigning(ORDERS + 5, farmer, begin.plus(Duration.ofHours(1)));
        assertThat(offers.rank(second, 1)).contains(machine);
        offers.accept(
                new Actor(supplier.accountId(), Role.SUPPLIER, null, Source.APP), offer(first, supplier, machine, 0));

        assertThat(offers.ask(second, 1, 1, List.of(machine), Duration.ofHours(1)))
                .isEmpty();
    }

    private static void areApart(List<Order> orders) {
        for (int one = 0; one < orders.size(); one++) {
            for (int other = one + 1; other < orders.size(); other++) {
                assertThat(orders.get(one)
                                .need()
                                .period()
                                .overlaps(orders.get(other).need().period()))
                        .as("%s and %s", orders.get(one), orders.get(other))
                        .isFalse();
            }
        }
    }

    private boolean answer(Actor actor, String offer, boolean accepts) {
        try {
            if (accepts) {
                offers.accept(actor, offer);
                return true;
            }
            offers.decline(actor, offer, "busy");
            return false;
        } catch (RefusedException slower) {
            return false;
        }
    }

    /// An order that looks for somebody, without a workflow that would ask by itself.
    private String assigning(int number, Account farmer, Instant start) {
        JdbcClient database = market.get(JdbcClient.class);
        String id = UUID.randomUUID().toString();
        var field = country.north(0);
        database.sql("""
                insert into rental_order (id, code, state, farmer_id, created_by, hub_id, kind, model, quantity, village,
                    latitude, longitude, starts_at, ends_at, currency, quoted_minor, created_at)
                values (?, ?, 'ASSIGNING', ?, ?, ?, 'TRACTOR', 'HOUR', 200, 'Middle', ?, ?, ?, ?, 'INR', 160000, ?)""")
                .params(
                        id,
                        "t" + number,
                        farmer.id(),
                        farmer.id(),
                        country.hub(),
                        field.latitude(),
                        field.longitude(),
                        start.atOffset(ZoneOffset.UTC),
                        start.plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC),
                        market.now().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private String offer(String order, Supplier supplier, String machine, int place) {
        String id = UUID.randomUUID().toString();
        market.get(OfferTable.class)
                .insert(new Offer(
                        id,
                        order,
                        1 + place,
                        1,
                        supplier.id(),
                        machine,
                        Offer.Status.OPEN,
                        null,
                        market.now(),
                        market.now().plus(Duration.ofHours(1))));
        return id;
    }
}
