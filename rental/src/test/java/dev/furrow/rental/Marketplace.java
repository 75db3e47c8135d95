package dev.furrow.rental;

import dev.furrow.FurrowClient;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Declaration;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderRequest;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.outbox.InlineRelay;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.time.Pace;
import dev.furrow.spring.FurrowActivities;
import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.test.TestFurrow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;

/// The whole application without its web server, on one database and on virtual time. There is one for each database;
/// every test has a country of its own on the map, far away from the others.
public final class Marketplace implements AutoCloseable {
    private static final Map<Database, Marketplace> KNOWN = new EnumMap<>(Database.class);
    private static final AtomicInteger COUNTRIES = new AtomicInteger();
    private static final AtomicInteger PHONES = new AtomicInteger();

    private final TestFurrow furrow = new TestFurrow();
    private final ConfigurableApplicationContext context;

    private Marketplace(Database database) {
        context = new SpringApplicationBuilder(RentalApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(this::replace)
                .run(
                        "--spring.datasource.url=" + database.freshUrl(),
                        "--furrow.local=true",
                        "--furrow.worker.enabled=false",
                        "--rental.relay=false",
                        // Each activity that writes needs two: its own, and one that delivers what it has written.
                        "--spring.datasource.hikari.maximum-pool-size=150",
                        "--spring.datasource.hikari.minimum-idle=2",
                        "--logging.level.root=warn");
        for (Class<?> workflow : workflows()) {
            furrow.workflows(workflow);
        }
        context.getBeansWithAnnotation(FurrowActivities.class).values().forEach(furrow::activities);
        furrow.warm(2000);
    }

    private void replace(ConfigurableApplicationContext fresh) {
        GenericApplicationContext beans = (GenericApplicationContext) fresh;
        beans.registerBean("pace", Pace.class, () -> Pace.of(new VirtualTime()));
        beans.registerBean("furrowClient", FurrowClient.class, furrow::client);
        beans.registerBean(InlineRelay.class);
    }

    private static List<? extends Class<?>> workflows() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(FurrowWorkflow.class));
        return scanner.findCandidateComponents("dev.furrow.rental").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .toList();
    }

    private final class VirtualTime extends Clock {
        @Override
        public Instant instant() {
            return furrow.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /// The one on a database.
    public static synchronized Marketplace on(Database database) {
        return KNOWN.computeIfAbsent(database, Marketplace::new);
    }

    /// One of its own for who leaves so much behind that time would pass slowly for all others.
    public static Marketplace apart(Database database) {
        return new Marketplace(database);
    }

    @Override
    public void close() {
        context.close();
        furrow.close();
    }

    /// A part of the application.
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /// The workflow service.
    public TestFurrow furrow() {
        return furrow;
    }

    public Instant now() {
        return furrow.now();
    }

    /// A piece of the map with a hub in the middle.
    public Country country() {
        return new Country();
    }

    /// A piece of the map.
    public final class Country {
        private final Place middle;
        private final String hub = UUID.randomUUID().toString();

        private Country() {
            int number = COUNTRIES.incrementAndGet();
            middle = new Place(-60 + number % 40 * 3, -170 + number / 40 * 5);
            get(JdbcClient.class)
                    .sql("insert into hub (id, name, latitude, longitude) values (?, ?, ?, ?)")
                    .params(hub, "Hub " + number, middle.latitude(), middle.longitude())
                    .update();
        }

        public String hub() {
            return hub;
        }

        /// So many kilometres north of the middle.
        public Place north(double km) {
            return new Place(middle.latitude() + km / 111.195, middle.longitude());
        }

        /// Somebody new.
        public Account person(Role role) {
            String phone = "+9198%08d".formatted(PHONES.incrementAndGet());
            String area = role == Role.HUB ? hub : null;
            return get(Accounts.class).register(phone, role + " " + phone, role, area, "en");
        }

        /// Somebody who has machines, approved.
        public Supplier supplier() {
            Account account = person(Role.SUPPLIER);
            get(JdbcClient.class)
                    .sql("""
                            insert into supplier (id, account_id, hub_id, name, status, created_at)
                            values (?, ?, ?, ?, 'APPROVED', current_timestamp)""")
                    .params(UUID.randomUUID().toString(), account.id(), hub, account.name())
                    .update();
            return get(Suppliers.class).required(account.id());
        }

        /// A tractor by the hour.
        public Equipment tractor(Supplier supplier, double kmNorth, long perHour) {
            return machine(supplier, kmNorth, Terms.simple(PriceModel.HOUR, "INR", perHour));
        }

        /// A tractor.
        public Equipment machine(Supplier supplier, double kmNorth, Terms terms) {
            Place home = north(kmNorth);
            return get(Catalogue.class)
                    .declare(
                            supplier,
                            new Declaration(
                                    EquipmentKind.TRACTOR,
                                    "Mahindra",
                                    45,
                                    List.of("plough"),
                                    home.latitude(),
                                    home.longitude(),
                                    50_000,
                                    0,
                                    List.of(),
                                    List.of(terms),
                                    List.of()));
        }

        /// A wish for two hours of a tractor in the middle.
        public OrderRequest wish(Instant start) {
            return wish(start, null);
        }

        public OrderRequest wish(Instant start, @Nullable String farmerPhone) {
            return new OrderRequest(
                    farmerPhone,
                    EquipmentKind.TRACTOR,
                    0,
                    null,
                    PriceModel.HOUR,
                    200,
                    "Middle",
                    middle.latitude(),
                    middle.longitude(),
                    start,
                    120,
                    null);
        }

        /// A placed order for a tractor in six hours; its workflow looks for somebody.
        public Order place(Account farmer) {
            return place(farmer, now().plus(Duration.ofHours(6)));
        }

        public Order place(Account farmer, Instant start) {
            Orders orders = get(Orders.class);
            Order draft = orders.draft(farmer.by(Source.APP), wish(start));
            Order placed = orders.move(farmer.by(Source.APP), draft.id(), OrderMove.PLACE, MoveDetails.NONE);
            furrow.skip(Duration.ofSeconds(1));
            return placed;
        }
    }
}
