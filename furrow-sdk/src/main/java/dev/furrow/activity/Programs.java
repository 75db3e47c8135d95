package dev.furrow.activity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs programs of the operating system inside of an activity. Whatever ends the activity, by a cancellation or a
/// worker that stops, ends the program and all that it has started: first asked, and killed after three seconds.
public final class Programs {
    private static final Duration MANNERS = Duration.ofSeconds(3);

    private Programs() {}

    /// What a program left behind.
    ///
    /// @param status its exit status
    /// @param output what it wrote
    /// @param errors what it wrote on the error stream
    public record Result(int status, String output, String errors) {
        /// The output of a program that succeeded.
        ///
        /// @throws IllegalStateException if the status is not 0, with what it wrote on the error stream
        public String require() {
            if (status != 0) {
                throw new IllegalStateException("The program ended with status " + status + ": " + errors.strip());
            }
            return output;
        }
    }

    /// Runs a program to its end, with heartbeats in the background where an activity runs on this thread.
    ///
    /// @param command the program and its arguments, its folder and its environment
    /// @param input what it reads; null for nothing
    /// @param atMost how long it may take
    /// @throws IOException if it cannot be started
    /// @throws TimeoutException if it takes longer, after it was ended
    /// @throws InterruptedException if the thread is interrupted, after it was ended
    @SuppressWarnings("try")
    public static Result run(ProcessBuilder command, @Nullable String input, Duration atMost)
            throws IOException, TimeoutException, InterruptedException {
        if (Activity.current() == null) {
            return runHere(command, input, atMost);
        }
        // Closed to end the heartbeats.
        try (KeepAlive unused = Activity.keepAlive()) {
            return runHere(command, input, atMost);
        }
    }

    private static Result runHere(ProcessBuilder command, @Nullable String input, Duration atMost)
            throws IOException, TimeoutException, InterruptedException {
        Process process = command.start();
        try {
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            try (var stdin = process.getOutputStream()) {
                if (input != null) {
                    stdin.write(input.getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException notRead) {
                // A program need not read its input to the end.
            }
            if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException(command.command().getFirst() + " was still running after " + atMost);
            }
            return new Result(process.exitValue(), output.join(), errors.join());
        } finally {
            end(process);
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException cut) {
                text.complete("");
            }
        });
        return text;
    }

    private static void end(Process process) {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        if (tree.stream().noneMatch(ProcessHandle::isAlive)) {
            return;
        }
        tree.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + MANNERS.toNanos();
        boolean interrupted = false;
        for (ProcessHandle each : tree) {
            try {
                each.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException again) {
                interrupted = true;
                each.destroyForcibly();
            } catch (java.util.concurrent.ExecutionException | TimeoutException stubborn) {
                each.destroyForcibly();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
