package dev.furrow.server.cli;

import dev.furrow.engine.Traces;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `furrow` as a process of its own, with the class path of the tests less the tests.
final class Program implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    /// How a process has ended.
    ///
    /// @param code its exit code
    /// @param out what it said on standard output, without what was read before
    /// @param err what it said on standard error
    record End(int code, String out, String err) {}

    private final Process process;
    private final BufferedReader out;
    private final CompletableFuture<String> err;

    private Program(Process process) {
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
        err = CompletableFuture.supplyAsync(
                () -> text(process.errorReader(StandardCharsets.UTF_8)),
                action -> Thread.ofVirtual().start(action));
    }

    /// Starts it.
    static Program start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It is to start soon rather than to run fast.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        Stream.of("--enable-native-access", "--sun-misc-unsafe-memory-access")
                .flatMap(wanted -> ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> argument.startsWith(wanted)))
                .forEach(command::add);
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("FURROW_"));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is shipped, without the tests, which set the log up in their own way.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.endsWith("test-classes") && !part.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Runs it to its end.
    static End run(String... arguments) {
        try (Program program = start(Map.of(), arguments)) {
            return program.end();
        }
    }

    /// A line of its standard output; null at the end.
    String line() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells it to stop.
    ///
    /// @return how long it took until it had ended
    Duration terminate() {
        long begin = System.nanoTime();
        // Not the process itself, which would close what it still has to say.
        process.toHandle().destroy();
        waitFor();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /// Kills it.
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /// Its process id.
    long pid() {
        return process.pid();
    }

    /// Waits for its end.
    End end() {
        String said = text(out);
        waitFor();
        Traces.output(err.join());
        return new End(process.exitValue(), said, err.join());
    }

    private void waitFor() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The process has not ended after " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(BufferedReader reader) {
        try (reader) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Traces.output(err.join());
    }
}
