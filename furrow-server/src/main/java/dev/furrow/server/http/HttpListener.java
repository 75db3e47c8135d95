package dev.furrow.server.http;

import dev.furrow.server.config.HostAndPort;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on a port and leads each request to its endpoint. One event loop for each processor; an endpoint is called
/// on the loop of the connection and must not hold it up.
public final class HttpListener implements AutoCloseable {
    static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final int MAX_REQUEST_LINE_BYTES = 4 * 1024;
    private static final int BACKLOG = 4_096;
    private static final long LOOK_AT_FILES_MILLIS = 2_000;
    /// Nothing is said while a poll waits.
    private static final long LONGEST_SILENCE_MILLIS = 90_000;
    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

    private final Vertx vertx;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final HostAndPort address;
    private final @Nullable TlsFiles tls;
    private final ConnectionLimits limits;
    private volatile String stamp = "";

    /// Begins to listen.
    ///
    /// @param endpoints by path
    /// @param tls the certificate; null to listen without TLS
    /// @param limits what connections may take
    /// @throws ListenException if the address cannot be listened on, or the certificate cannot be used
    public HttpListener(HostAndPort wanted, Endpoints endpoints, @Nullable TlsFiles tls, ConnectionLimits limits) {
        this.tls = tls;
        this.limits = limits;
        int loops = Runtime.getRuntime().availableProcessors();
        vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(loops)
                        .setFileSystemOptions(new FileSystemOptions()
                                .setClassPathResolvingEnabled(false)
                                .setFileCachingEnabled(false)))
                .withTransport(new TransportInternal("nio", true, null, new Door(limits)))
                .build();
        try {
            address = new HostAndPort(wanted.host(), deploy(wanted.host(), wanted.port(), endpoints, loops));
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
        if (tls != null) {
            vertx.setPeriodic(LOOK_AT_FILES_MILLIS, timer -> reload(tls));
        }
    }

    /// Takes another certificate when the files have changed. Connections that are open stay open.
    private void reload(TlsFiles files) {
        try {
            String now = files.stamp();
            if (now.equals(stamp)) {
                return;
            }
            stamp = now;
            ServerSSLOptions options = files.read();
            for (HttpServer server : servers) {
                server.updateSSLOptions(options)
                        .onSuccess(changed -> LOG.info("The certificate was read again"))
                        .onFailure(wrong -> LOG.error("The new certificate cannot be used; the old one stays", wrong));
            }
        } catch (IOException | RuntimeException wrong) {
            LOG.error("The certificate cannot be read; the one before stays", wrong);
        }
    }

    private int deploy(String host, int port, Endpoints endpoints, int instances) {
        try {
            vertx.deployVerticle(() -> new Loop(host, port, endpoints), new DeploymentOptions().setInstances(instances))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ListenException(host, port, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ListenException(host, port, e.getCause() == null ? e : e.getCause());
        }
        return servers.getFirst().actualPort();
    }

    /// The part of the listener that lives on one event loop.
    private final class Loop extends VerticleBase {
        private final String host;
        private final int port;
        private final Endpoints endpoints;
        private final Patience patience;

        private Loop(String host, int port, Endpoints endpoints) {
            this.host = host;
            this.port = port;
            this.endpoints = endpoints;
            patience = new Patience(HttpListener.this.vertx, limits);
        }

        @Override
        public Future<?> start() throws IOException {
            HttpServerOptions options = new HttpServerOptions()
                    .setTcpNoDelay(true)
                    .setAcceptBacklog(BACKLOG)
                    .setMaxHeaderSize(MAX_HEADER_BYTES)
                    .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                    .setIdleTimeout((int) Math.max(limits.idleMillis(), LONGEST_SILENCE_MILLIS))
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setHandle100ContinueAutomatically(true)
                    // Nobody speaks WebSocket here, and what would compress it cuts off who sends more than 128
                    // requests without waiting for answers.
                    .setPerFrameWebSocketCompressionSupported(false)
                    .setPerMessageWebSocketCompressionSupported(false)
                    .setHttp2ClearTextEnabled(true);
            HttpServer server =
                    createServer(options).connectionHandler(Loop::expectBreaks).requestHandler(this::handle);
            vertx.setPeriodic(Patience.TICK_MILLIS, timer -> patience.tick());
            // Any free port has to be the same one for all loops.
            SocketAddress address =
                    port == 0 ? SocketAddress.sharedRandomPort(1, host) : SocketAddress.inetSocketAddress(port, host);
            return server.listen(address).onSuccess(servers::add);
        }

        private HttpServer createServer(HttpServerOptions options) throws IOException {
            if (tls == null) {
                return vertx.createHttpServer(options);
            }
            stamp = tls.stamp();
            ServerSSLOptions read = tls.read();
            return vertx.createHttpServer(options.setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(read.getKeyCertOptions())
                    .setTrustOptions(read.getTrustOptions())
                    .setClientAuth(read.getClientAuth())
                    .setEnabledSecureTransportProtocols(TlsFiles.PROTOCOLS));
        }

        /// Clients break connections off; that is no error of ours. Who waits for an answer there hears of it by
        /// itself.
        private static void expectBreaks(HttpConnection connection) {
            connection.exceptionHandler(broken -> LOG.debug("A connection broke: {}", broken.getMessage()));
        }

        private void handle(HttpServerRequest request) {
            Exchange exchange = new Exchange(request, context, patience.of(request.connection()));
            if (HttpMethod.POST.equals(request.method()) && exchange.path().equals("/")) {
                endpoints.service().handle(exchange);
            } else {
                Endpoint page = endpoints.at(exchange.path());
                if (endpoints.leadsToPages(exchange)) {
                    endpoints.lead(exchange);
                } else if (page == null) {
                    Endpoints.NOT_FOUND.handle(exchange);
                } else {
                    exchange.notForBrowsers();
                    page.handle(exchange);
                }
            }
        }
    }

    /// Where it listens; the port is the real one.
    public HostAndPort address() {
        return address;
    }

    /// The machinery below, for timers.
    public Vertx vertx() {
        return vertx;
    }

    /// Takes no more connections; those that are open go on.
    public void stopAccepting() {
        for (HttpServer server : servers) {
            server.shutdown(5, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The listener does not close", e);
        }
    }
}
