package dev.furrow.system;

import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import java.nio.file.Path;
import java.util.Map;

/// A server in this process, on a port of its own.
public final class RunningServer implements AutoCloseable {
    private final Path data;
    private final String longPoll;
    private FurrowServer server;

    /// Starts a server whose empty polls are short.
    public RunningServer(Path data) {
        this(data, "2s");
    }

    public RunningServer(Path data, String longPoll) {
        this.data = data;
        this.longPoll = longPoll;
        server = start();
    }

    private FurrowServer start() {
        return new FurrowServer(
                Configuration.of(Map.of("listen", "127.0.0.1:0", "data", data.toString(), "long-poll", longPoll)),
                fatal -> {
                    throw new AssertionError(fatal);
                });
    }

    public String url() {
        return server.url();
    }

    /// Stops and starts again on the same data; the port is another one.
    public void restart() {
        server.stop();
        server = start();
    }

    @Override
    public void close() {
        server.stop();
    }
}
