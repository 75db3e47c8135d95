package dev.furrow.rental.simulators.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What is answered.
public final class Reply {
    static final JsonMapper JSON = JsonMapper.shared();

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Body body;
    private final long length;

    /// Writes a body of a known length, or of an unknown one (0, as the JDK's server has it).
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private Reply(int status, long length, Body body) {
        this.status = status;
        this.length = length;
        this.body = body;
    }

    public static Reply empty(int status) {
        return new Reply(status, -1, _ -> {});
    }

    public static Reply bytes(int status, String type, byte[] bytes) {
        return new Reply(status, bytes.length == 0 ? -1 : bytes.length, out -> out.write(bytes))
                .with("Content-Type", type);
    }

    public static Reply text(int status, String type, String text) {
        return bytes(status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply json(int status, Object value) {
        return text(status, "application/json", JSON.writeValueAsString(value));
    }

    /// A stream of known length, which is closed in the end.
    public static Reply stream(int status, long length, InputStream in) {
        return new Reply(status, length == 0 ? -1 : length, out -> {
            try (in) {
                in.transferTo(out);
            }
        });
    }

    /// A stream without an end that anybody knows.
    public static Reply open(String type, Body body) {
        return new Reply(200, 0, body).with("Content-Type", type);
    }

    public Reply with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public void sendTo(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head && length > 0) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
        }
        exchange.sendResponseHeaders(status, head ? -1 : length);
        if (!head && length >= 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                body.writeTo(out);
            }
        }
    }
}
