package dev.furrow.rental.local;

import dev.furrow.rental.RentalApplication;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Declaration;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderRequest;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.time.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole application with its web server, workflow service and simulated providers, on the clock of the wall; for
/// what goes through HTTP in both directions. It is noon in India when it starts. One for all tests.
public final class LocalMarketplace {
    private static final Instant NOON = Instant.parse("2026-11-23T06:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger PHONES = new AtomicInteger();
    private static final AtomicInteger COUNTRIES = new AtomicInteger();
    private static @Nullable LocalMarketplace known;

    private final LocalProviders providers;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private LocalMarketplace() throws IOException {
        Path data = Files.createTempDirectory("rental-providers");
        Temper quick = new Temper(0, 0, Duration.ZERO, Duration.ofMillis(2));
        providers = LocalProviders.start(SimulatorSettings.anywhere(data).withTemper(quick));
        var application = new SpringApplicationBuilder(RentalApplication.class)
                .initializers(fresh -> ((GenericApplicationContext) fresh)
                        .registerBean("pace", Pace.class, () -> Pace.faster(Clock.systemUTC(), NOON, 1)))
                .properties(Map.copyOf(providers.properties()));
        context = application.run(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
                "--furrow.local=true",
                "--rental.otp.between=0s",
                "--rental.otp.per-origin=1000",
                "--rental.limits.address=100000",
                "--rental.channels.patience.sms=3s",
                "--rental.channels.patience.voice=3s",
                "--logging.level.root=warn");
    }

    /// The one there is.
    public static synchronized LocalMarketplace shared() {
        if (known == null) {
            try {
                known = new LocalMarketplace();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return known;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public LocalProviders providers() {
        return providers;
    }

    /// The phone that somebody holds.
    public Phone phone(Account account) {
        return phone(account.phone());
    }

    public Phone phone(String number) {
        return providers.simulators().phones().at(number);
    }

    /// A number that nobody has.
    public String freePhone() {
        return "+9197%08d".formatted(PHONES.incrementAndGet());
    }

    /// Waits until something holds, which it must soon.
    public static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It does not hold after " + PATIENCE);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    // ---- people and orders

    /// Somebody new.
    public Account person(Role role, String language, @Nullable String hub) {
        String phone = freePhone();
        return get(Accounts.class).register(phone, role + " " + phone, role, hub, language);
    }

    /// A hub, a farmer, a supplier with a tractor.
    public final class Area {
        public final String hub = UUID.randomUUID().toString();
        public final Account farmer;
        public final Account supplier;
        public final Equipment tractor;
        private final Place middle;
        private final PriceModel model;

        public Area(String language, PriceModel model) {
            this.model = model;
            int number = COUNTRIES.incrementAndGet();
            middle = new Place(-60 + number % 40 * 3, -170 + number / 40 * 5);
            get(JdbcClient.class)
                    .sql("insert into hub (id, name, latitude, longitude) values (?, ?, ?, ?)")
                    .params(hub, "Hub " + number, middle.latitude(), middle.longitude())
                    .update();
            farmer = person(Role.FARMER, language, null);
            supplier = person(Role.SUPPLIER, language, null);
            get(JdbcClient.class)
                    .sql("""
                            insert into supplier (id, account_id, hub_id, name, status, created_at)
                            values (?, ?, ?, ?, 'APPROVED', current_timestamp)""")
                    .params(UUID.randomUUID().toString(), supplier.id(), hub, supplier.name())
                    .update();
            tractor = get(Catalogue.class)
                    .declare(
                            get(Suppliers.class).required(supplier.id()),
                            new Declaration(
                                    EquipmentKind.TRACTOR,
                                    "Mahindra",
                                    45,
                                    List.of(),
                                    middle.latitude(),
                                    middle.longitude(),
                                    50_000,
                                    0,
                                    List.of(),
                                    List.of(Terms.simple(model, "INR", 60_000)),
                                    List.of()));
        }

        /// An order that is placed; its workflow asks the supplier.
        public Order place() {
            Orders orders = get(Orders.class);
            Instant start = get(Pace.class).instant().plus(Duration.ofMinutes(90));
            Order draft = orders.draft(
                    farmer.by(Source.APP),
                    new OrderRequest(
                            null,
                            EquipmentKind.TRACTOR,
                            0,
                            null,
                            model,
                            200,
                            "Kharadi",
                            middle.latitude(),
                            middle.longitude(),
                            start,
                            120,
                            null));
            return orders.move(farmer.by(Source.APP), draft.id(), OrderMove.PLACE, MoveDetails.NONE);
        }

        /// An order that the supplier has accepted.
        public Order confirmed() {
            Order order = place();
            eventually(() -> !as(supplier, "GET", "/api/offers", "").json().isEmpty());
            JsonNode asked = as(supplier, "GET", "/api/offers", "").json().get(0);
            String offer = asked.path("offer").path("id").asString();
            Answer accepted = as(supplier, "POST", "/api/offers/" + offer + "/accept", "{}");
            if (accepted.status() != 200) {
                throw new AssertionError(accepted.body());
            }
            return get(Orders.class).required(order.id());
        }

        /// Moves an order as the supplier.
        public void move(Order order, OrderMove move, MoveDetails details) {
            get(Orders.class).move(supplier.by(Source.APP), order.id(), move, details);
        }

        /// An order that was worked, billed and paid.
        public Order paid() {
            Order order = confirmed();
            move(order, OrderMove.START, MoveDetails.NONE);
            move(order, OrderMove.COMPLETE, MoveDetails.measured(200));
            eventually(() -> get(Orders.class).required(order.id()).state() == OrderState.BILLED);
            get(Orders.class).move(farmer.by(Source.APP), order.id(), OrderMove.PAY, MoveDetails.NONE);
            return get(Orders.class).required(order.id());
        }
    }

    // ---- HTTP

    /// What was answered.
    public record Answer(int status, String body, HttpResponse<String> response) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    /// A request of somebody who is signed in.
    public Answer as(Account account, String method, String path, String json) {
        return send(HttpRequest.newBuilder(url(path))
                .header("Authorization", "Bearer " + get(Sessions.class).open(account.id(), "test"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /// Uploads a file.
    public String upload(Account owner, String mediaType, byte[] bytes, boolean isOpen) {
        Answer answer = send(HttpRequest.newBuilder(url("/api/assets?open=" + isOpen))
                .header("Authorization", "Bearer " + get(Sessions.class).open(owner.id(), "test"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
        return answer.json().path("key").asString();
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
