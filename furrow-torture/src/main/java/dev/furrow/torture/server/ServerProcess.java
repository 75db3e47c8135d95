package dev.furrow.torture.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A server as a process of its own, so that it can be killed.
public final class ServerProcess implements AutoCloseable {
    static final String READY = "Furrow is ready at ";
    static final String REACHED = "The appointed commit is reached";
    static final int EXIT_FATAL = 3;

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(20);
    /// A start that takes longer is worth a look at what the server is doing, every time when so much has passed.
    private static final Duration SLOW_START = Duration.ofSeconds(20);

    /// None outlives this process: whoever ends a torture ends its servers.
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(ServerProcess::end), "furrow-torture-end"));
    }

    private final Process process;
    private final Path log;
    private final int logBegin;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> reached = new CompletableFuture<>();

    private ServerProcess(List<String> command, Path log) {
        this.log = log;
        logBegin = read(log).length();
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("A server cannot be started", e);
        }
        RUNNING.removeIf(earlier -> !earlier.isAlive());
        RUNNING.add(process);
        // Reading a pipe holds the thread that carries a virtual one: a few servers at once would leave none for
        // clients.
        Thread.ofPlatform().name("furrow-torture-listener").daemon().start(this::listen);
    }

    /// Begins to start a server on a directory; [#awaitReady] waits until it serves.
    ///
    /// @param log gets what it says about itself
    public static ServerProcess launch(Path data, Path log) {
        return launch(List.of(), List.of(), data, log);
    }

    /// As [#launch(Path, Path)], below another program.
    ///
    /// @param outer for instance `strace` and its options
    public static ServerProcess launch(List<String> outer, Path data, Path log) {
        return launch(outer, List.of(), data, log);
    }

    static ServerProcess launch(List<String> outer, List<Path> patches, Path data, Path log) {
        List<String> command = new ArrayList<>(outer);
        command.addAll(java(patches));
        command.addAll(List.of("dev.furrow.server.cli.Main", "server", "--listen", "127.0.0.1:0", "--long-poll", "1s"));
        command.addAll(List.of("--data", data.toString()));
        return new ServerProcess(command, log);
    }

    /// Begins to start a server whose disk fails.
    public static ServerProcess launch(Path data, Path log, Fault fault) {
        return launch(List.of(), data, log, fault);
    }

    static ServerProcess launch(List<Path> patches, Path data, Path log, Fault fault) {
        List<String> command = java(patches);
        command.addAll(List.of(FaultyServer.class.getName(), data.toString(), fault.toString()));
        return new ServerProcess(command, log);
    }

    private static List<String> java(List<Path> patches) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (own.stream().anyMatch(flag -> flag.startsWith("-Djava.library.path"))) {
            // The flags of this very process are those of the launcher.
            command.addAll(own);
        } else {
            // The process lives for a second or two: what counts is how fast it starts.
            command.addAll(List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow"));
        }
        command.add("-Xmx512m");
        command.add("-cp");
        StringBuilder places = new StringBuilder();
        patches.forEach(folder -> places.append(folder).append(File.pathSeparatorChar));
        places.append(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(places.toString());
        return command;
    }

    private void listen() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                } else if (line.equals(REACHED)) {
                    // Before it dies: whoever finds it dead asks whether that was meant.
                    reached.complete(null);
                    // A real SIGKILL, with everything that is under way in other threads.
                    process.destroyForcibly();
                } else {
                    // A thread dump, for instance.
                    Files.writeString(log, line + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        } catch (IOException ended) {
            // The same as the end of its output.
        }
        Integer exitCode = awaitEnd(LONGEST_DEATH);
        // Nobody hears of it when it was ready before.
        ready.completeExceptionally(new NotReady(exitCode == null ? 0 : exitCode));
    }

    /// A server that ended before it served.
    public static final class NotReady extends Exception {
        private final int exitCode;

        NotReady(int exitCode) {
            super("The server ended with " + exitCode + " before it was ready");
            this.exitCode = exitCode;
        }

        /// What it ended with.
        public int exitCode() {
            return exitCode;
        }
    }

    /// Waits until the server says where it serves. When that takes long, what its threads do is written into its
    /// log.
    public String awaitReady() throws NotReady {
        Patience patience = new Patience(LONGEST_START);
        while (true) {
            try {
                return ready.get(SLOW_START.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NotReady ended) {
                    throw ended;
                }
                throw new IllegalStateException(e);
            } catch (TimeoutException slow) {
                dumpThreads();
                String waited = patience.waited().toSeconds() + " s";
                System.err.println("The server is not ready after " + waited + "; what it does is in " + log);
                if (patience.isOver()) {
                    throw new IllegalStateException(
                            "The server is not ready after " + waited + " and has not ended either; see " + log, slow);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Makes it say what its threads do, as every JVM does when asked with this signal.
    private void dumpThreads() {
        ProcessHandle server = process.descendants().findFirst().orElse(process.toHandle());
        try {
            int failed = new ProcessBuilder("kill", "-QUIT", String.valueOf(server.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (failed == 0) {
                // The dump comes through the pipe.
                TimeUnit.SECONDS.sleep(2);
            }
        } catch (IOException e) {
            System.err.println("The server cannot be asked what it does: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Whether it has come to the commit at which it was to be killed.
    public boolean hasReachedFault() {
        return reached.isDone();
    }

    /// Which process it is.
    public long pid() {
        return process.pid();
    }

    /// Waits until it has ended.
    ///
    /// @param alone how long that may take on a machine that does nothing else
    /// @return its exit code; null if it still runs after that time
    public @Nullable Integer awaitEnd(Duration alone) {
        Patience patience = new Patience(alone);
        try {
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                if (patience.isOver()) {
                    return null;
                }
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `kill -9`.
    public void kill() {
        end(process);
        if (awaitEnd(LONGEST_DEATH) == null) {
            throw new IllegalStateException("The server survived SIGKILL");
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// What it has said about itself.
    public String log() {
        return read(log).substring(logBegin);
    }

    private static String read(Path file) {
        try {
            // Whatever it says, every byte is a character.
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
