package dev.furrow.rental.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.furrow.rental.simulators.web.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// The customer's side of a provider: takes call-backs and answers steps of call flows, as a test has told it.
public final class Application implements AutoCloseable {
    public final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Integer>> statuses = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> bodies = new ConcurrentHashMap<>();
    private final HttpServer server;

    /// One request that came.
    public record Call(String method, String path, String type, Form form, String body) {}

    public Application() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// The next requests of a path are answered with these, then with 200.
    public void answer(String path, Integer... with) {
        statuses.computeIfAbsent(path, _ -> new ArrayDeque<>()).addAll(List.of(with));
    }

    /// The next requests of a path get these bodies, each once.
    public void script(String path, String... with) {
        bodies.computeIfAbsent(path, _ -> new ArrayDeque<>()).addAll(List.of(with));
    }

    /// The values of a field in all that came to a path, in order.
    public List<String> values(String path, String field) {
        return calls.stream()
                .filter(each -> each.path().equals(path))
                .map(each -> String.valueOf(each.form().get(field)))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            String form = type.contains("urlencoded")
                    ? body
                    : exchange.getRequestURI().getRawQuery();
            calls.add(new Call(exchange.getRequestMethod(), path, type, Form.parse(form), body));
            Integer status = statuses.getOrDefault(path, new ArrayDeque<>()).poll();
            String scripted = bodies.getOrDefault(path, new ArrayDeque<>()).poll();
            byte[] bytes = scripted == null ? new byte[0] : scripted.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == null ? 200 : status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
