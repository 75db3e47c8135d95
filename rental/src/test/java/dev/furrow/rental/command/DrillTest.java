package dev.furrow.rental.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.PostgresCluster;
import dev.furrow.rental.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The drill: a backup of the running marketplace with the script that operators use, everything lost, the restore,
/// and work goes on where it was. Real PostgreSQL, a real Furrow server, the real scripts.
@Timeout(240)
@EnabledIf("hasPostgres")
class DrillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Map<String, String> SEARCH = Map.of("name", "OrderAssignment.assign");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    /// Always in CI, which installs it; elsewhere where it is.
    static boolean hasPostgres() {
        return PostgresCluster.programs().isPresent() || Boolean.getBoolean("clients.required");
    }

    @Test
    void anOfferThatIsOpenWhenTheBackupIsTakenIsAcceptedAfterTheRestore() throws Exception {
        String database = PostgresCluster.shared().freshUrl();
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        String order;
        try (Premises before = open(data, database)) {
            String hub = UUID.randomUUID().toString();
            execute(
                    database,
                    "insert into hub (id, name, latitude, longitude) values ('" + hub + "', 'Pune', 18.5, 73.8)");
            order = placed(before, database, hub);
            await("an offer is open", () -> !offers(before).isEmpty());
            // An activity that somebody was at work on is begun anew after a restore, but only when its time is up.
            await("the search waits for the answer", () -> openTimers(before) > 0);
            script("backup.sh", backup, database, data);
        }

        String restored = PostgresCluster.shared().freshUrl();
        Path place = folder.resolve("restored");
        script("restore.sh", backup, restored, place);
        try (Premises after = open(place, restored)) {
            JsonNode offer = offers(after).get(0).get("offer");
            send(
                    after,
                    supplier(after),
                    "POST",
                    "/api/offers/" + offer.get("id").asString() + "/accept",
                    Map.of());
            await("the order is confirmed", () -> state(after, order).equals("CONFIRMED"));
            await("the search is over", () -> openSearches(after) == 0);
        }
    }

    private static Premises open(Path data, String database) {
        return Premises.open(new RentalSettings(data, null, database, 0, 1, 1, false));
    }

    private String placed(Premises in, String database, String hub) throws SQLException {
        String token = supplier(in);
        execute(
                database,
                "insert into supplier (id, account_id, hub_id, name, status, created_at)"
                        + " select id, id, '" + hub + "', name, 'APPROVED', current_timestamp from account"
                        + " where role = 'SUPPLIER'");
        send(
                in,
                token,
                "POST",
                "/api/equipment",
                Map.ofEntries(
                        Map.entry("kind", "TRACTOR"),
                        Map.entry("make", "Swaraj 744"),
                        Map.entry("powerHp", 45),
                        Map.entry("attachments", List.of()),
                        Map.entry("latitude", 18.52),
                        Map.entry("longitude", 73.8),
                        Map.entry("radiusMetres", 40_000),
                        Map.entry("bufferMinutes", 0),
                        Map.entry("hours", List.of()),
                        Map.entry("prices", List.of(price())),
                        Map.entry("photos", List.of())));
        Map<String, Object> wish = Map.of(
                "kind",
                "TRACTOR",
                "minPower",
                0,
                "model",
                "HOUR",
                "quantity",
                200,
                "village",
                "Wagholi",
                "latitude",
                18.5,
                "longitude",
                73.8,
                "startsAt",
                Instant.now().plus(Duration.ofHours(6)).toString(),
                "minutes",
                120);
        return send(in, farmer(in), "POST", "/api/orders", Map.of("wish", wish, "place", true))
                .get("order")
                .get("id")
                .asString();
    }

    private static Map<String, Object> price() {
        return Map.of(
                "model", "HOUR",
                "currency", "INR",
                "rate", 60_000,
                "minimum", 60_000,
                "tiers", List.of(),
                "season", List.of(),
                "freeMetres", 5_000,
                "perKm", 0,
                "taxBasisPoints", 0,
                "advanceBasisPoints", 0);
    }

    private static String farmer(Premises in) {
        return in.signIn().token("+919700000001", "Asha", Role.FARMER, null);
    }

    private static String supplier(Premises in) {
        return in.signIn().token("+919700000002", "Baban", Role.SUPPLIER, null);
    }

    private JsonNode offers(Premises in) {
        return send(in, supplier(in), "GET", "/api/offers", Map.of());
    }

    private String state(Premises in, String order) {
        return send(in, farmer(in), "GET", "/api/orders/" + order, Map.of())
                .get("order")
                .get("state")
                .asString();
    }

    /// How many searches Furrow itself holds.
    private int openSearches(Premises in) {
        return furrow(
                        in,
                        "CountOpenWorkflowExecutions",
                        Map.of("domain", "rental", "startTimeFilter", Map.of("oldestDate", 0), "typeFilter", SEARCH))
                .get("count")
                .asInt();
    }

    /// How many timers run in the one search.
    private int openTimers(Premises in) {
        JsonNode search = furrow(
                        in,
                        "ListOpenWorkflowExecutions",
                        Map.of("domain", "rental", "startTimeFilter", Map.of("oldestDate", 0), "typeFilter", SEARCH))
                .get("executionInfos")
                .get(0)
                .get("execution");
        return furrow(in, "DescribeWorkflowExecution", Map.of("domain", "rental", "execution", search))
                .get("openCounts")
                .get("openTimers")
                .asInt();
    }

    private JsonNode furrow(Premises in, String operation, Map<String, Object> request) {
        return answer(HttpRequest.newBuilder(in.endpoint())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "SimpleWorkflowService." + operation)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(request)))
                .build());
    }

    private JsonNode send(Premises in, String token, String method, String path, Map<String, Object> body) {
        boolean reads = method.equals("GET");
        return answer(HttpRequest.newBuilder(in.url().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                        method,
                        reads ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as("%s: %s", request, response.body())
                    .isEqualTo(200);
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new AssertionError(request + " got no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", stopped);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("until %s", what).isBefore(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void script(String name, Path backup, String database, Path data) throws Exception {
        URI address = URI.create(database.substring("jdbc:".length()));
        ProcessBuilder run = new ProcessBuilder(
                        Path.of("deploy", name).toAbsolutePath().toString(), backup.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        Map<String, String> environment = run.environment();
        environment.merge("PATH", PostgresCluster.programs().orElseThrow().toString(), (path, bin) -> bin + ":" + path);
        environment.put("PGHOST", address.getHost());
        environment.put("PGPORT", String.valueOf(address.getPort()));
        environment.put("PGUSER", "postgres");
        environment.put("PGDATABASE", address.getPath().substring(1));
        environment.put("FURROW_DATA", data.resolve("furrow").toString());
        environment.put("FURROW", launcher().toString());
        Process process = run.start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", name, Files.readString(folder.resolve("said")))
                .isZero();
    }

    /// The command line of these very classes.
    private Path launcher() throws IOException {
        Path launcher = folder.resolve("furrow");
        Files.writeString(
                launcher, """
                #!/bin/sh
                exec "%s/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \\
                  -cp '%s' dev.furrow.server.cli.Main "$@"
                """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        return launcher;
    }
}
