package dev.furrow.server.admin;

import dev.furrow.api.fault.Fault;
import dev.furrow.server.http.Endpoint;
import dev.furrow.server.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `GET /metrics`. Where requests must be signed it asks for the token of the file `metrics.token` in the data
/// directory, because what scrapes cannot sign, or for a signature of somebody who is allowed `furrow:ReadMetrics`:
/// names of domains and task lists are in it.
public final class MetricsEndpoint implements Endpoint {
    /// The path.
    public static final String PATH = "/metrics";

    /// Who may scrape.
    ///
    /// @param token what a scraper shows; null if nothing needs to be shown
    /// @param signed checks a signature
    public record Door(@Nullable String token, Signed signed) {}

    /// Checks signatures.
    @FunctionalInterface
    public interface Signed {
        /// @throws Fault if the caller may not
        void require(Exchange exchange);
    }

    private final Supplier<@Nullable Door> door;
    private final Supplier<String> page;

    /// @param door null while the server starts
    /// @param page the page
    public MetricsEndpoint(Supplier<@Nullable Door> door, Supplier<String> page) {
        this.door = door;
        this.page = page;
    }

    @Override
    public void handle(Exchange exchange) {
        Door present = door.get();
        if (present == null) {
            exchange.text(503, "The server is not ready\n");
        } else if (mayScrape(exchange, present)) {
            exchange.answer(
                    200, "text/plain; version=0.0.4; charset=utf-8", page.get().getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.text(403, "The token of the data directory's metrics.token file, or a signature, is needed\n");
        }
    }

    private static boolean mayScrape(Exchange exchange, Door door) {
        if (door.token() == null) {
            return true;
        }
        String shown = exchange.requestHeader("Authorization");
        if (shown != null
                && MessageDigest.isEqual(
                        AdminEndpoint.authorization(door.token()).getBytes(StandardCharsets.UTF_8),
                        shown.getBytes(StandardCharsets.UTF_8))) {
            return true;
        }
        try {
            door.signed().require(exchange);
            return true;
        } catch (Fault denied) {
            return false;
        }
    }
}
