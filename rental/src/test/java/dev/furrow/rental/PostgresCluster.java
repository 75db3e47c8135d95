package dev.furrow.rental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A PostgreSQL of the tests' own: a cluster in a temporary directory, on a free port, that ends with the JVM. The
/// server refuses to run as root, so then it runs as the user `postgres`.
final class PostgresCluster {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int SECONDS = 60;

    private final int port;

    private PostgresCluster(int port) {
        this.port = port;
    }

    /// Started when it is asked for first.
    private static final class Shared {
        private static final PostgresCluster CLUSTER = start();
    }

    static PostgresCluster shared() {
        return Shared.CLUSTER;
    }

    static boolean isInstalled() {
        return programs().isPresent();
    }

    private static Optional<Path> programs() {
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PostgresCluster start() {
        try {
            Path bin = programs()
                    .orElseThrow(() ->
                            new IllegalStateException("PostgreSQL is missing; apt-get install postgresql installs it"));
            Path folder = Files.createTempDirectory("rental-postgres");
            Path data = folder.resolve("data");
            int port = freePort();
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            run(
                    folder,
                    bin.resolve("initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--no-sync");
            String options = "-p " + port + " -k " + folder
                    + " -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
                    + " -c max_connections=200";
            run(
                    folder,
                    bin.resolve("pg_ctl").toString(),
                    "-D",
                    data.toString(),
                    "-w",
                    "-l",
                    folder.resolve("log").toString(),
                    "-o",
                    options,
                    "start");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bin, folder, data)));
            return new PostgresCluster(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stop(Path bin, Path folder, Path data) {
        run(folder, bin.resolve("pg_ctl").toString(), "-D", data.toString(), "-m", "immediate", "stop");
        // The files belong to another user when the tests run as root.
        run(folder, "rm", "-rf", data.toString(), folder.resolve("log").toString());
        try {
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            System.err.println("Left behind: " + folder + ", " + left);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path folder, String... command) {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            Collections.addAll(words, "runuser", "-u", "postgres", "--");
        }
        words.addAll(Arrays.asList(command));
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("This did not work: " + String.join(" ", words));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL starts", interrupted);
        }
    }

    String freshUrl() {
        String name = "rental" + NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException refused) {
            throw new IllegalStateException("A database could not be made", refused);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }
}
