package dev.furrow.server.console;

import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.server.config.Settings;
import dev.furrow.server.console.live.Streams;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.console.page.Reception;
import dev.furrow.server.console.session.Sessions;
import dev.furrow.server.http.Endpoint;
import dev.furrow.server.http.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything below `/console`. The pages and what they are made with come into being with the first request, so that
/// a start does not wait for them. Safe for use by many threads.
public final class ConsoleEndpoint implements Endpoint, AutoCloseable {
    /// Everything is below this.
    public static final String PATH = "/console";

    private final Supplier<@Nullable Premises> premises;
    private final ShapeLimits limits;
    private final long maxRequestBytes;
    private final Streams streams = new Streams();
    private volatile @Nullable Reception reception;

    /// @param premises null while the server starts
    /// @param limits how large the parts of a request may be
    /// @param maxRequestBytes how large a request may be
    public ConsoleEndpoint(Supplier<@Nullable Premises> premises, ShapeLimits limits, long maxRequestBytes) {
        this.premises = premises;
        this.limits = limits;
        this.maxRequestBytes = maxRequestBytes;
    }

    @Override
    public void handle(Exchange exchange) {
        Premises present = premises.get();
        if (present == null) {
            exchange.text(503, "The server is not ready\n");
            return;
        }
        exchange.readBody(
                maxRequestBytes,
                // Pages wait for the engine, and event loops must not.
                body -> Thread.ofVirtual().name("furrow-console").start(() -> receive(present, exchange, body)),
                () -> exchange.text(413, "The request is too large\n"));
    }

    private void receive(Premises present, Exchange exchange, byte[] body) {
        try {
            reception(present).receive(exchange, body);
        } catch (RuntimeException | Error defect) {
            // Somebody waits for an answer.
            exchange.onLoop(() -> exchange.text(500, "A defect; the server's log may know more\n"));
            throw defect;
        }
    }

    private Reception reception(Premises present) {
        Reception known = reception;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (reception == null) {
                Duration length = Duration.ofMillis(present.configuration().number(Settings.CONSOLE_SESSION));
                reception =
                        new Reception(present, Routes.of(present), new Sessions(length, Instant::now), streams, limits);
            }
            return Objects.requireNonNull(reception);
        }
    }

    /// How many browsers are being told of changes.
    public int listeners() {
        return streams.open();
    }

    /// Tells nobody anything any more, so that a server that stops waits for none of them.
    @Override
    public void close() {
        streams.close();
    }
}
