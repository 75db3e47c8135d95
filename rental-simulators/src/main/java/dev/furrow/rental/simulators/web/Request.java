package dev.furrow.rental.simulators.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A request that has found its route.
public final class Request {
    private static final int LARGEST_FORM = 1 << 20;

    private final HttpExchange exchange;
    private final Map<String, String> placeholders;
    private @Nullable Form form;

    Request(HttpExchange exchange, Map<String, String> placeholders) {
        this.exchange = exchange;
        this.placeholders = placeholders;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /// What stood in the path in place of `{name}`, decoded.
    public String placeholder(String name) {
        return Objects.requireNonNull(placeholders.get(name), name);
    }

    public Form query() {
        return Form.parse(exchange.getRequestURI().getRawQuery());
    }

    public @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /// The body as a form. It may be read as often as one likes.
    public Form form() throws IOException {
        if (form == null) {
            form = Form.parse(text());
        }
        return form;
    }

    /// The body as text; it can be read once.
    public String text() throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_FORM + 1);
        if (bytes.length > LARGEST_FORM) {
            throw new Refusal(413, "The body has more than " + LARGEST_FORM + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The bare exchange, for those who stream.
    public HttpExchange exchange() {
        return exchange;
    }
}
