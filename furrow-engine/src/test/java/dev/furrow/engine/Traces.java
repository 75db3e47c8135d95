package dev.furrow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What the servers of tests leave behind, kept in `target/test-run` of each module: their audit logs, metrics and
/// output; and the secrets that they knew. The last test of the build looks for the secrets in all of it, and in the
/// reports of all tests.
public final class Traces {
    /// The folder of a module.
    public static final Path FOLDER = Path.of("target", "test-run");

    /// The file in it that names the secrets, a line each.
    public static final String SECRETS = "secrets";

    private Traces() {}

    /// A secret that must be found nowhere.
    public static synchronized void secret(String secret) {
        write(FOLDER.resolve(SECRETS), secret + "\n");
    }

    /// What a program has said.
    public static void output(String text) {
        if (!text.isEmpty()) {
            write(FOLDER.resolve("output-" + UUID.randomUUID()), text);
        }
    }

    /// What a server that runs has told others, and what it keeps for itself.
    ///
    /// @param data its data directory
    public static void server(Path data, String url) {
        try {
            String metricsToken =
                    Files.readString(data.resolve("metrics.token")).strip();
            secret(metricsToken);
            secret(Files.readString(data.resolve("master.key")).strip());
            // Its administrative token is in the file that says where it is.
            secret(Files.readString(data.resolve("furrow.server")).replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1"));
            output(metrics(url, metricsToken));
            try (Stream<Path> lines = Files.list(data.resolve("audit"))) {
                for (Path file : lines.toList()) {
                    write(FOLDER.resolve("audit-" + UUID.randomUUID()), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String metrics(String url, String token) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/metrics"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("No metrics: " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The secrets that were known in a folder.
    public static List<String> secretsOf(Path folder) throws IOException {
        Path file = folder.resolve(SECRETS);
        return Files.exists(file) ? Files.readAllLines(file).stream().distinct().toList() : List.of();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
