package dev.furrow.server;

import dev.furrow.engine.Engine;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.SteadyClock;
import dev.furrow.engine.ThreadDriver;
import dev.furrow.engine.id.RandomIds;
import dev.furrow.engine.lane.Clock;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreException;
import dev.furrow.server.admin.AdminEndpoint;
import dev.furrow.server.admin.IdentityEndpoint;
import dev.furrow.server.admin.MetricsEndpoint;
import dev.furrow.server.admin.ServerFile;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.ConfigurationException;
import dev.furrow.server.config.HostAndPort;
import dev.furrow.server.config.LastSettings;
import dev.furrow.server.config.Settings;
import dev.furrow.server.console.ConsoleEndpoint;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.console.poller.PollerBook;
import dev.furrow.server.console.sample.Sampler;
import dev.furrow.server.console.sample.Samples;
import dev.furrow.server.http.Admission;
import dev.furrow.server.http.ConnectionLimits;
import dev.furrow.server.http.Endpoint;
import dev.furrow.server.http.Endpoints;
import dev.furrow.server.http.Gate;
import dev.furrow.server.http.HealthEndpoint;
import dev.furrow.server.http.HttpListener;
import dev.furrow.server.http.LongPolls;
import dev.furrow.server.http.LoopTasks;
import dev.furrow.server.http.PollObserver;
import dev.furrow.server.http.ServiceEndpoint;
import dev.furrow.server.http.TlsFiles;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.NewSecret;
import dev.furrow.server.metrics.ServerMetrics;
import dev.furrow.server.sts.StsEndpoint;
import dev.furrow.store.rocksdb.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server. Starting it listens first, then recovers, then serves; until it serves, `/health` says why not.
public final class FurrowServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FurrowServer.class);
    private static final long STOP_MILLIS = 8_000;
    /// Many workers may share an address.
    private static final int MOST_PER_ADDRESS = 2_000;

    private final Path directory;
    private final ServerMetrics metrics = new ServerMetrics();
    private final ServiceEndpoint service;
    private final HttpListener listener;
    private final @Nullable ConsoleEndpoint console;
    private final PollerBook pollers = new PollerBook(System::currentTimeMillis);
    private final long beganAt = System.nanoTime();
    private final boolean secure;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable Engine engine;
    private volatile @Nullable Security security;
    private volatile @Nullable Premises premises;
    private volatile @Nullable Sampler sampler;
    private volatile Gate gate = Gate.OPEN;

    /// Starts a server.
    ///
    /// @param fatal hears of a failure of the store after which the process must end
    /// @throws ConfigurationException if it would listen beyond this machine without being told to
    /// @throws StoreException if the data directory cannot be used
    /// @throws dev.furrow.server.http.ListenException if the address cannot be listened on
    public FurrowServer(Configuration configuration, Consumer<StoreException> fatal) {
        this(configuration, directory -> DataDirectory.open(directory, Version.current()), fatal);
    }

    /// Starts a server on a store of the caller's making, such as one that fails on purpose.
    ///
    /// @param stores opens the store of a data directory
    /// @param fatal hears of a failure of the store after which the process must end
    public FurrowServer(Configuration configuration, Function<Path, Store> stores, Consumer<StoreException> fatal) {
        Security.mode(configuration);
        secure = tls(configuration) != null;
        directory = Path.of(configuration.text(Settings.DATA)).toAbsolutePath().normalize();
        EngineSettings settings = EngineSettingsFrom.configuration(configuration);
        service = new ServiceEndpoint(
                settings.limits(),
                configuration.number(Settings.MAX_REQUEST_SIZE),
                new LongPolls(() -> listener().vertx(), configuration.number(Settings.LONG_POLL)),
                new Admission(
                        configuration.number(Settings.MAX_REQUESTS), configuration.number(Settings.MAX_BODY_MEMORY)),
                metrics,
                (exchange, operation, body) -> gate.admit(exchange, operation, body),
                configuration.flag(Settings.CONSOLE) ? pollers : PollObserver.NONE);
        console = configuration.flag(Settings.CONSOLE)
                ? new ConsoleEndpoint(
                        () -> premises, settings.limits(), configuration.number(Settings.MAX_REQUEST_SIZE))
                : null;
        ServerFile file = ServerFile.of("");
        listener = new HttpListener(
                configuration.address(Settings.LISTEN),
                new Endpoints(
                        byMediaType(service, new StsEndpoint(() -> security == null ? null : security.sts())),
                        Map.of(
                                "/health",
                                new HealthEndpoint(this::notReady),
                                MetricsEndpoint.PATH,
                                new MetricsEndpoint(
                                        () -> security == null ? null : security.metrics(),
                                        () -> metrics.scrape(engine)),
                                AdminEndpoint.PATH,
                                new AdminEndpoint(file.token(), () -> engine),
                                IdentityEndpoint.PATH,
                                new IdentityEndpoint(
                                        file.token(), () -> security == null ? null : security.administration())),
                        console == null ? Map.of() : Map.of(ConsoleEndpoint.PATH, console)),
                tls(configuration),
                connections(configuration));
        try {
            Store store = stores.apply(directory);
            Clock clock = new SteadyClock(store.latestTime());
            Engine recovered = new Engine(
                    settings, store, clock, new RandomIds(), new ThreadDriver(clock), new Commits(metrics), fatal);
            engine = recovered;
            Security known = new Security(configuration, directory, recovered);
            security = known;
            gate = known.gate();
            new ServerFile(url(), file.pid(), file.token()).write(directory);
            LastSettings.write(configuration, directory);
            service.open(recovered);
            if (configuration.flag(Settings.CONSOLE)) {
                Samples samples = new Samples(recovered, metrics::throttled);
                sampler = new Sampler(samples);
                long recoveryMillis = (System.nanoTime() - beganAt) / 1_000_000;
                premises =
                        known.premises(recovered, metrics, configuration, directory, pollers, samples, recoveryMillis);
            }
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException("The data directory " + directory + " cannot be written", e);
        } catch (RuntimeException | Error e) {
            // Errors too: a listener that nobody stops would keep the process alive without a service.
            stop();
            throw e;
        }
    }

    /// Only called when there is one; the constructor hands it out before it has made it.
    private HttpListener listener() {
        return Objects.requireNonNull(listener);
    }

    private @Nullable String notReady() {
        Engine running = engine;
        if (running != null && !running.acceptsWrites()) {
            return "The disk of the data directory is full; reads are served, writes are not";
        }
        Security known = security;
        String trouble = known == null ? null : known.trouble();
        return trouble == null ? service.notReady() : trouble;
    }

    private static @Nullable TlsFiles tls(Configuration set) {
        String certificate = set.text(Settings.TLS_CERTIFICATE);
        String key = set.text(Settings.TLS_KEY);
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new ConfigurationException(
                    List.of("tls-certificate and tls-key belong together; one of them is not set"));
        }
        String authorities = set.text(Settings.TLS_CLIENT_AUTHORITIES);
        boolean required = set.text(Settings.TLS_CLIENTS).equals("required");
        if (authorities.isEmpty() ? required : certificate.isEmpty()) {
            throw new ConfigurationException(List.of("tls-clients = required needs tls-client-authorities, and that"
                    + " needs tls-certificate; one of them is not set"));
        }
        return certificate.isEmpty()
                ? null
                : new TlsFiles(
                        Path.of(certificate),
                        Path.of(key),
                        authorities.isEmpty() ? null : Path.of(authorities),
                        required);
    }

    private static ConnectionLimits connections(Configuration set) {
        String perAddress = set.text(Settings.MAX_CONNECTIONS_PER_ADDRESS);
        int most = (int) set.number(Settings.MAX_CONNECTIONS);
        int each = perAddress.equals("auto")
                ? Security.isLoopback(set) ? most : MOST_PER_ADDRESS
                : Integer.parseInt(perAddress);
        return new ConnectionLimits(
                most, each, set.number(Settings.REQUEST_TIME), set.number(Settings.CONNECTION_IDLE));
    }

    /// Forms are for temporary credentials; everything else is SWF.
    private static Endpoint byMediaType(Endpoint service, Endpoint sts) {
        return exchange -> {
            String type = exchange.requestHeader("Content-Type");
            boolean form = type != null && type.startsWith(StsEndpoint.FORM);
            (form && exchange.requestHeader("X-Amz-Target") == null ? sts : service).handle(exchange);
        };
    }

    /// The key of the first administrator, if this start has made one; to be shown once.
    public @Nullable NewSecret firstAdministrator() {
        Security known = security;
        return known == null ? null : known.firstAdministrator();
    }

    /// Carries out what an administrator asks for: whoever holds this object may.
    ///
    /// @throws dev.furrow.server.identity.IdentityException if it cannot be done
    public AdminAnswer administer(AdminRequest request) {
        Security known = security;
        if (known == null) {
            throw new IllegalStateException("The server has not started");
        }
        return known.administration().administration().run(request);
    }

    /// Where it serves.
    public String url() {
        HostAndPort address = listener.address();
        return (secure ? "https://" : "http://") + address;
    }

    /// Takes no more requests, answers polls empty, finishes what is under way, closes the store. Once; later calls
    /// do nothing.
    ///
    /// @return whether everything under way was finished in time
    public boolean stop() {
        if (!stopped.compareAndSet(false, true)) {
            return true;
        }
        service.drain("The server is shutting down");
        listener.stopAccepting();
        premises = null;
        if (console != null) {
            console.close();
        }
        Sampler sampling = sampler;
        if (sampling != null) {
            sampling.close();
        }
        boolean finished = true;
        Engine running = engine;
        if (running != null) {
            finished = running.close(STOP_MILLIS);
            try {
                ServerFile.delete(directory);
            } catch (IOException e) {
                LOG.warn("The server's file in {} cannot be removed", directory, e);
            }
        }
        listener.close();
        Security known = security;
        if (known != null) {
            known.close();
        }
        metrics.close();
        return finished;
    }

    @Override
    public void close() {
        stop();
    }

    /// Measures commits, and hands their answers to the event loops together.
    private record Commits(ServerMetrics metrics) implements CommitObserver {
        @Override
        public void committed(int turns, long nanos) {
            metrics.committed(turns, nanos);
        }

        @Override
        public void release(Runnable effects) {
            LoopTasks.gather(() -> metrics.release(effects));
        }
    }
}
