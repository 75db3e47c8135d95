package dev.furrow.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.Traces;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.identity.NewSecret;
import java.nio.file.Path;
import java.util.Map;

/// A server in this process, on a port of its own.
public final class RunningServer implements AutoCloseable {
    private final Path data;
    private final String longPoll;
    private final String auth;
    private FurrowServer server;
    private NewSecret administrator;

    /// Starts a server whose empty polls are short.
    public RunningServer(Path data) {
        this(data, "2s");
    }

    public RunningServer(Path data, String longPoll) {
        this(data, longPoll, "off");
    }

    private RunningServer(Path data, String longPoll, String auth) {
        this.data = data;
        this.longPoll = longPoll;
        this.auth = auth;
        server = start();
        administrator = server.firstAdministrator();
        if (administrator != null) {
            Traces.secret(administrator.secretAccessKey());
        }
    }

    /// As [#RunningServer(Path)]; every request must be signed.
    public static RunningServer guarded(Path data) {
        return new RunningServer(data, "2s", "required");
    }

    /// The key of who may do everything on a guarded server.
    public NewSecret administrator() {
        return administrator;
    }

    /// A program for this server: credentials that are in it for one that looks at no signature are replaced.
    public String signing(String program) {
        assertThat(program).contains("\"any\"").contains("\"thing\"");
        return program.replace("\"any\"", '"' + administrator.accessKeyId() + '"')
                .replace("\"thing\"", '"' + administrator.secretAccessKey() + '"');
    }

    private FurrowServer start() {
        return new FurrowServer(
                Configuration.of(
                        Map.of("listen", "127.0.0.1:0", "data", data.toString(), "long-poll", longPoll, "auth", auth)),
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
        if (administrator != null) {
            Traces.server(data, url());
        }
        server.stop();
    }
}
