package dev.furrow.rental.web;

import dev.furrow.rental.RentalApplication;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Declaration;
import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Terms;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole application with its web server, by the wall clock, with a workflow service inside the process: one for
/// all tests of this package. Each test has an area of its own, far from the others.
final class RunningRental {
    private static final AtomicInteger AREAS = new AtomicInteger();
    private static final AtomicInteger PHONES = new AtomicInteger(500);
    private static RunningRental shared;

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final ConfigurableApplicationContext context;

    private RunningRental() {
        context = new SpringApplicationBuilder(RentalApplication.class)
                .initializers(fresh -> ((GenericApplicationContext) fresh)
                        .registerBean("spans", SpanProcessor.class, () -> SimpleSpanProcessor.create(spans)))
                .run(arguments());
    }

    private static String[] arguments() {
        return new String[] {
            "--server.port=0",
            "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "--furrow.local=true",
            "--logging.level.root=warn",
            // Whoever comes with a trace has it continued, and nobody else is traced.
            "--management.tracing.sampling.probability=0",
        };
    }

    static synchronized RunningRental shared() {
        if (shared == null) {
            shared = new RunningRental();
        }
        return shared;
    }

    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /// What was traced and has ended.
    List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    String tokenOf(Account account) {
        return get(Sessions.class).open(account.id(), "test");
    }

    Area area() {
        return new Area();
    }

    /// A hub with people.
    final class Area {
        final String hub = UUID.randomUUID().toString();
        final String name;
        final double latitude;
        final double longitude;

        private Area() {
            int number = AREAS.incrementAndGet();
            name = "Area " + number;
            latitude = -50 + number * 3;
            longitude = 20;
            get(JdbcClient.class)
                    .sql("insert into hub (id, name, latitude, longitude) values (?, ?, ?, ?)")
                    .params(hub, name, latitude, longitude)
                    .update();
        }

        Account person(Role role, String called, String language) {
            String phone = "+9177%08d".formatted(PHONES.incrementAndGet());
            return get(Accounts.class).register(phone, called, role, role == Role.HUB ? hub : null, language);
        }

        /// A supplier with a tractor, some kilometres to the north.
        Account supplier(String called, String language, double km) {
            Account account = person(Role.SUPPLIER, called, language);
            get(JdbcClient.class)
                    .sql("""
                            insert into supplier (id, account_id, hub_id, name, status, created_at)
                            values (?, ?, ?, ?, 'APPROVED', current_timestamp)""")
                    .params(UUID.randomUUID().toString(), account.id(), hub, called)
                    .update();
            Supplier supplier = get(Suppliers.class).required(account.id());
            List<Terms> prices = new ArrayList<>(List.of(Terms.simple(PriceModel.HOUR, "INR", 60_000)));
            get(Catalogue.class)
                    .declare(
                            supplier,
                            new Declaration(
                                    EquipmentKind.TRACTOR,
                                    "Tractor of " + called,
                                    45,
                                    List.of("plough"),
                                    latitude + km / 111.195,
                                    longitude,
                                    50_000,
                                    0,
                                    List.of(),
                                    prices,
                                    List.of()));
            return account;
        }
    }
}
