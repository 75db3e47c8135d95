package dev.furrow.bench.process;

import dev.furrow.api.sigv4.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A server of its own process, started as `./furrow server` starts it.
public final class SpawnedServer implements AutoCloseable {
    private static final String READY = "Furrow is ready at ";
    private static final String ID = "AWS_ACCESS_KEY_ID=";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY=";

    private final DataFolder data;
    private final List<String> command;
    private long begunAt;
    private Process process;
    private @Nullable Credentials administrator;
    private InetSocketAddress address;

    /// Starts a server and waits until it is ready.
    ///
    /// @param data its data directory
    /// @param options of `furrow server`
    public SpawnedServer(DataFolder data, List<String> options) {
        this(data, options, null);
    }

    /// Starts a server and waits until it is ready.
    ///
    /// @param launcher what to start instead of the Java of this process, such as `./furrow`
    public SpawnedServer(DataFolder data, List<String> options, @Nullable Path launcher) {
        this.data = data;
        List<String> arguments =
                new ArrayList<>(List.of("server", "--data", data.path().toString()));
        arguments.addAll(List.of("--listen", "127.0.0.1:0"));
        if (options.stream().noneMatch(option -> option.startsWith("--log-level"))) {
            arguments.add("--log-level=warn");
        }
        arguments.addAll(options);
        if (launcher == null) {
            command = OwnJvm.command(arguments);
        } else {
            command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString()));
            command.addAll(arguments);
        }
        process = begin();
        address = awaitReady();
    }

    private Process begin() {
        begunAt = System.nanoTime();
        try {
            Process begun = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Whoever interrupts a bench does not want to be left with its servers.
            Runtime.getRuntime().addShutdownHook(new Thread(begun::destroyForcibly));
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException("The server cannot be started: " + e.getMessage(), e);
        }
    }

    private InetSocketAddress awaitReady() {
        try {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = output.readLine();
            String id = null;
            while (line != null && !line.startsWith(READY)) {
                if (line.startsWith(ID)) {
                    id = line.substring(ID.length());
                } else if (line.startsWith(SECRET) && id != null) {
                    administrator = new Credentials(id, line.substring(SECRET.length()), null);
                }
                line = output.readLine();
            }
            if (line == null) {
                await();
                throw new IllegalStateException("The server did not start; its messages are above");
            }
            URI url = URI.create(line.substring(READY.length()));
            return new InetSocketAddress(url.getHost(), url.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it listens; another port after each start.
    public InetSocketAddress address() {
        return address;
    }

    /// The key of its first administrator; null if it has made none.
    public @Nullable Credentials administrator() {
        return administrator;
    }

    /// Its process.
    public long pid() {
        return process.pid();
    }

    /// What the operating system knows of it.
    public Measured measured() {
        return Measured.of(process.pid());
    }

    /// Where its data is.
    public DataFolder data() {
        return data;
    }

    /// The instant of [System#nanoTime] at which its present process was begun.
    public long begunAt() {
        return begunAt;
    }

    /// Waits until every open execution is back in the server's memory, which is some time after it answers.
    public void awaitAwake() {
        while (Metrics.of(address()).sum("furrow_asleep_executions") > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /// Kills it as a power cut would, and starts it again.
    public void killAndRestart() {
        process.destroyForcibly();
        await();
        process = begin();
        address = awaitReady();
    }

    /// Stops it in order.
    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
