package dev.furrow.server.http;

import dev.furrow.api.json.JsonWriter;
import io.vertx.core.http.HttpMethod;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `GET /health`: 200 while requests are served, else 503 and why not. `POST` reads a body and answers the same: a
/// request that costs what the listener costs, for those who measure.
public final class HealthEndpoint implements Endpoint {
    private static final long MAX_REQUEST_BYTES = 64 * 1024;

    private final Supplier<@Nullable String> notReady;

    /// @param notReady why nothing is served; null while it is
    public HealthEndpoint(Supplier<@Nullable String> notReady) {
        this.notReady = notReady;
    }

    @Override
    public void handle(Exchange exchange) {
        if (HttpMethod.POST.equals(exchange.method())) {
            exchange.readBody(MAX_REQUEST_BYTES, body -> answer(exchange), () -> answer(exchange));
        } else {
            answer(exchange);
        }
    }

    private void answer(Exchange exchange) {
        String why = notReady.get();
        JsonWriter body = new JsonWriter().beginObject().member("status").string(why == null ? "ready" : "not ready");
        if (why != null) {
            body.member("reason").string(why);
        }
        exchange.answer(
                why == null ? 200 : 503, "application/json", body.endObject().toByteArray());
    }
}
