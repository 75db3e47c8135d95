package dev.furrow.rental.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A program on this class path that runs as a process of its own, at an address that stays the same, and that dies
/// at once when it is killed: without a last word, a hook or a flush.
final class JavaProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final List<String> command;
    private final Path log;
    private final URI health;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process running;

    /// @param health answers 200 as soon as the program can be used
    JavaProcess(String main, List<String> arguments, URI health, Path log) {
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                // It is killed before it would pay.
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(arguments);
        this.health = health;
        this.log = log;
    }

    /// A port that nobody has just now.
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    void start() {
        try {
            running = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Until it can be used.
    void await() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            assertThat(isRunning() && System.nanoTime() < end)
                    .as("%s is not ready: %s", health, log())
                    .isTrue();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private boolean isRunning() {
        return running != null && running.isAlive();
    }

    private boolean isReady() {
        try {
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopped);
        }
    }

    /// As `kill -9` does.
    void kill() {
        Process victim = running;
        if (victim != null) {
            try {
                assertThat(victim.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What it has said.
    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "nothing";
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() {
        kill();
        http.close();
    }
}
