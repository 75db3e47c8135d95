package dev.furrow.rental.command;

import dev.furrow.rental.RentalApplication;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.hub.Hubs;
import dev.furrow.rental.local.LocalProviders;
import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.world.SignIn;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.http.ListenException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/// The application that runs, with a Furrow server of its own unless there is one, and simulated providers if asked.
final class Premises implements AutoCloseable {
    private static final String USUAL_ADDRESS = "127.0.0.1:7700";
    private static final String ANY_PORT = "127.0.0.1:0";
    private static final int EXIT_FATAL = 3;
    /// They warn at each start, of a database that is newer than they know and of a page that is meant to be there.
    private static final List<String> TALKATIVE = List.of("org.flywaydb.core.internal.database", "org.springdoc");

    private final @Nullable FurrowServer server;
    private final @Nullable LocalProviders providers;
    private final @Nullable Path scratch;
    private final URI endpoint;
    private final ConfigurableApplicationContext application;

    private Premises(
            @Nullable FurrowServer server,
            @Nullable LocalProviders providers,
            @Nullable Path scratch,
            URI endpoint,
            ConfigurableApplicationContext application) {
        this.server = server;
        this.providers = providers;
        this.scratch = scratch;
        this.endpoint = endpoint;
        this.application = application;
    }

    /// Starts everything.
    static Premises open(RentalSettings settings) {
        Path given = settings.data();
        Path data = given == null ? scratch() : given;
        Path scratch = given == null ? data : null;
        LocalProviders providers = settings.simulated() ? providers(settings, data) : null;
        FurrowServer server = null;
        try {
            URI endpoint = settings.endpoint();
            if (endpoint == null) {
                server = server(data.resolve("furrow"), addresses(settings));
                endpoint = URI.create(server.url());
            }
            return new Premises(server, providers, scratch, endpoint, application(settings, data, endpoint, providers));
        } catch (RuntimeException failed) {
            close(server, providers);
            throw failed;
        }
    }

    private static void close(@Nullable FurrowServer server, @Nullable LocalProviders providers) {
        if (server != null) {
            server.close();
        }
        if (providers != null) {
            providers.close();
        }
    }

    /// At any ports that are free: what needs to know them is told.
    private static LocalProviders providers(RentalSettings settings, Path data) {
        try {
            return LocalProviders.start(SimulatorSettings.anywhere(data.resolve("providers"))
                    .withSeed(settings.seed())
                    .withSpeed(settings.speed()));
        } catch (IOException failed) {
            throw new UncheckedIOException("The simulated providers cannot start", failed);
        }
    }

    private static ConfigurableApplicationContext application(
            RentalSettings settings, Path data, URI endpoint, @Nullable LocalProviders providers) {
        String database = settings.database();
        String address = database != null ? database : EmbeddedDatabase.in(data);
        // The log is set up by the command already; Spring Boot's own would begin anew. Tomcat has one of its own.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Logger.getLogger("").setLevel(Level.WARNING);
        TALKATIVE.forEach(Premises::hush);
        return new SpringApplicationBuilder(RentalApplication.class)
                .registerShutdownHook(false)
                // Defaults: whoever names a provider in the environment gets that one.
                .properties(providers == null ? Map.of() : Map.copyOf(local(providers)))
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=" + settings.port(),
                        "--furrow.endpoint=" + endpoint,
                        "--spring.datasource.url=" + address,
                        "--rental.speed=" + settings.speed());
    }

    private static void hush(String logger) {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(logger)).setLevel(ch.qos.logback.classic.Level.ERROR);
    }

    /// Where the providers are; what they report is believed because they know a secret that is new each time.
    private static Map<String, Object> local(LocalProviders providers) {
        Map<String, Object> properties = new HashMap<>(providers.properties());
        properties.put("rental.channels.callback.secret", UUID.randomUUID().toString());
        return properties;
    }

    /// The address that every example uses, so that copied commands work; any port for whoever asks for any.
    private static List<String> addresses(RentalSettings settings) {
        return settings.port() == 0 ? List.of(ANY_PORT) : List.of(USUAL_ADDRESS, ANY_PORT);
    }

    /// At the first address that is free.
    private static FurrowServer server(Path data, List<String> addresses) {
        try {
            // It is reached from this machine only. Polls are short, so that nobody waits for them at the end.
            return new FurrowServer(
                    Configuration.of(Map.of(
                            "data", data.toString(), "listen", addresses.getFirst(), "auth", "off", "long-poll", "2s")),
                    Premises::end);
        } catch (ListenException taken) {
            if (addresses.size() == 1) {
                throw taken;
            }
            return server(data, addresses.subList(1, addresses.size()));
        }
    }

    private static void end(Throwable failure) {
        System.err.println("The Furrow server of the marketplace ends: " + failure.getMessage());
        Runtime.getRuntime().halt(EXIT_FATAL);
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("furrow-rental");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Where the application answers.
    URI url() {
        return URI.create(
                "http://127.0.0.1:" + application.getBean(Environment.class).getRequiredProperty("local.server.port"));
    }

    /// Where everybody's simulated phone is to be seen; null if there are none.
    @Nullable URI phones() {
        return providers == null ? null : providers.simulators().url();
    }

    /// Where Furrow answers.
    URI endpoint() {
        return endpoint;
    }

    /// The business clock.
    Pace clock() {
        return application.getBean(Pace.class);
    }

    /// How many activities this copy of the application has run.
    long activities() {
        return application.getBean(MeterRegistry.class).find("furrow.activity").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /// Whether there is an area beside one of a name.
    boolean hasOtherHubs(String name) {
        return application.getBean(Hubs.class).all().stream()
                .anyMatch(hub -> !hub.name().equals(name));
    }

    /// Signs people in as a one-time code would.
    SignIn signIn() {
        Accounts accounts = application.getBean(Accounts.class);
        Sessions sessions = application.getBean(Sessions.class);
        return (phone, name, role, hub) ->
                sessions.open(accounts.register(phone, name, role, hub, "en").id(), "world");
    }

    @Override
    public void close() {
        // The simulated providers still report, and nobody is there to hear it.
        hush("dev.furrow.rental.simulators.web");
        application.close();
        close(server, providers);
        if (scratch != null) {
            delete(scratch);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            System.err.println("Left behind: " + folder + ", " + left);
        }
    }
}
