package dev.furrow.server;

import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreException;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.HostAndPort;
import dev.furrow.store.rocksdb.DataDirectory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in this process, on a port of its own, and ways to talk to it.
public final class TestServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FurrowServer server;
    private final HostAndPort address;
    private final List<StoreException> fatal = new CopyOnWriteArrayList<>();

    private TestServer(Map<String, String> settings, Function<Path, Store> stores) {
        server = new FurrowServer(Configuration.of(settings), stores, fatal::add);
        URI url = URI.create(server.url());
        address = new HostAndPort(url.getHost(), url.getPort());
    }

    /// Starts a server.
    ///
    /// @param settings keys and values by turns
    public static TestServer start(Path data, String... settings) {
        return start(data, directory -> DataDirectory.open(directory, Version.current()), settings);
    }

    /// Starts a server on a store of the test's making.
    ///
    /// @param stores opens the store of a data directory
    /// @param settings keys and values by turns
    public static TestServer start(Path data, Function<Path, Store> stores, String... settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen", "127.0.0.1:0");
        all.put("data", data.toString());
        all.put("min-free-disk", "0B");
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return new TestServer(all, stores);
    }

    /// The server itself.
    public FurrowServer server() {
        return server;
    }

    /// Where it listens.
    public HostAndPort address() {
        return address;
    }

    /// Where it is.
    public String url() {
        return server.url();
    }

    /// The failures after which the process would have ended.
    public List<StoreException> fatal() {
        return fatal;
    }

    /// A new connection.
    public Connection connect() {
        return new Connection(address);
    }

    /// Asks on a connection of its own.
    public Reply call(String operation, String json) {
        return exchange(Connection.request(operation, json));
    }

    /// As [#call(String, String)], with the request as a record.
    public <R extends Record & Request> Reply call(R request) {
        return call(Operation.of(request).wireName(), new String(Json.encode(request), StandardCharsets.UTF_8));
    }

    /// As [#call(Record)], with the answer as a record.
    public <R extends Record & Request, T extends Record> T call(R request, Class<T> answer) {
        return call(request).as(answer);
    }

    /// Asks what must succeed with an empty answer.
    public <R extends Record & Request> void done(R request) {
        Reply reply = call(request);
        if (reply.status() != 200 || reply.body().length != 0) {
            throw new AssertionError(reply.toString());
        }
    }

    /// Sends a whole request, head included, and reads one answer.
    public Reply exchange(String request) {
        try (Connection connection = connect()) {
            return connection.send(request).read();
        }
    }

    /// `GET` of a path.
    public Reply get(String path) {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: furrow.test\r\n\r\n");
    }

    /// The number of polls that wait, on all lists together.
    public int parkedPolls() {
        int polls = 0;
        Matcher line = Pattern.compile("(?m)^furrow_task_list_pollers\\{.*\\} (\\d+)")
                .matcher(get("/metrics").text());
        while (line.find()) {
            polls += Integer.parseInt(line.group(1));
        }
        return polls;
    }

    /// Waits until something holds that another thread brings about.
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("After " + PATIENCE + " still not so: " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        server.stop();
        if (!fatal.isEmpty()) {
            throw new AssertionError("The store has failed", fatal.getFirst());
        }
    }
}
