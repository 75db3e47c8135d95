package dev.furrow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server of its own process, started as `./furrow server` starts it, on a directory of its own.
final class SpawnedServer implements AutoCloseable {
    private final Path directory;
    private final List<String> command;
    private Process process;
    private InetSocketAddress address;

    /// Starts a server and waits until it is ready.
    ///
    /// @param directory its data directory; removed at the end
    /// @param options of `furrow server`
    SpawnedServer(Path directory, List<String> options) {
        this.directory = directory;
        command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The flags of this very process are those of the launcher.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-Xlog"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.furrow.server.cli.Main", "server"));
        command.addAll(List.of("--data", directory.toString(), "--listen", "127.0.0.1:0"));
        command.addAll(options);
        process = begin();
        address = awaitReady();
    }

    private Process begin() {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("The server cannot be started", e);
        }
    }

    private InetSocketAddress awaitReady() {
        try {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = output.readLine();
            if (line == null || !line.startsWith("Furrow is ready at ")) {
                throw new IllegalStateException("The server did not start; it said " + line);
            }
            URI url = URI.create(line.substring("Furrow is ready at ".length()));
            return new InetSocketAddress(url.getHost(), url.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /// What its directory takes.
    long bytesOnDisk() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(SpawnedServer::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException removed) {
            return 0;
        }
    }

    /// Kills it as a power cut would, and starts it again.
    ///
    /// @return milliseconds from the new start until it was ready
    long killAndRestart() {
        process.destroyForcibly();
        await();
        long begin = System.nanoTime();
        process = begin();
        address = awaitReady();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /// Stops it in order, keeping its directory.
    void stop() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
