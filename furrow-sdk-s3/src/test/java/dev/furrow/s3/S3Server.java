package dev.furrow.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.sigv4.HttpMessage;
import dev.furrow.api.sigv4.Verifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// As much of S3 as the store needs: objects under paths, conditional writes, refusals as XML; and it verifies each
/// signature.
final class S3Server implements AutoCloseable {
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();
    private final Verifier verifier = new Verifier(
            Set.of("s3"),
            Set.of("eu-west-1"),
            Duration.ofMinutes(5),
            (id, token) -> id.equals("AKIDEXAMPLE") ? "secret" : null);
    private final HttpServer server;

    S3Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        List<Map.Entry<String, String>> all = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> all.add(Map.entry(name, value))));
        if (failures.getAndDecrement() > 0) {
            answer(exchange, 503, "<Error><Code>SlowDown</Code></Error>");
            return;
        }
        try {
            verifier.verify(new HttpMessage(exchange.getRequestMethod(), path, null, all, body), Instant.now());
        } catch (Fault refused) {
            answer(exchange, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
            return;
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            boolean once = exchange.getRequestHeaders().containsKey("If-None-Match");
            if (once && objects.containsKey(path)) {
                answer(exchange, 412, "<Error><Code>PreconditionFailed</Code></Error>");
                return;
            }
            objects.put(path, body);
            answer(exchange, 200, "");
        } else {
            byte[] found = objects.get(path);
            if (found == null) {
                answer(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
            } else {
                answer(exchange, 200, found);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
