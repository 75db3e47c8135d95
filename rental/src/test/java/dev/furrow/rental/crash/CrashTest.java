package dev.furrow.rental.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.Database;
import dev.furrow.rental.Machine;
import dev.furrow.rental.world.Findings;
import dev.furrow.rental.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A day in a village while Furrow and the application die, each as a real process by `kill -9`, at moments that a
/// seed chooses. The long form:
///
/// ```
/// ./mvnw -pl rental -am test -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false \
///   -Drental.crash.kills=40 -Drental.crash.seed=7 -Drental.crash.database=postgresql
/// ```
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class CrashTest {
    private static final int KILLS = Integer.getInteger("rental.crash.kills", 2);
    private static final long SEED = Long.getLong("rental.crash.seed", 1);
    private static final Database DATABASE =
            Database.valueOf(System.getProperty("rental.crash.database", "h2").toUpperCase(Locale.ROOT));
    /// Wall time between two deaths.
    private static final int EARLIEST = 300;

    private static final int LATEST = 2_500;
    private static final boolean IS_SHORT = KILLS <= 2;
    private static final double SPEED = Machine.bearable(IS_SHORT ? 1_200 : 900, 200);

    private final Random random = new Random(SEED);
    private final List<String> deaths = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aDayInWhichEverythingDiesLosesNoOrderAndDoesNothingTwice() throws Exception {
        int port = JavaProcess.freePort();
        URI furrowUrl = URI.create("http://127.0.0.1:" + JavaProcess.freePort());
        URI url = URI.create("http://127.0.0.1:" + port);
        try (JavaProcess furrow = furrow(furrowUrl);
                JavaProcess application = application(port, url, furrowUrl)) {
            furrow.start();
            furrow.await();
            application.start();
            application.await();
            Village village = new Village(url);
            try (World world = new World(List.of(url), village, village, SEED, this::say)) {
                world.settle(size());
                Thread killer = Thread.ofPlatform().name("killer").start(() -> kill(furrow, application));
                world.live(Duration.ofMinutes(IS_SHORT ? 4 : 25));
                killer.join();
                Findings findings = world.findings();
                System.out.println(deaths + " " + findings);
                assertThat(findings.wrong())
                        .as("seed %s, deaths %s, %s", SEED, deaths, findings)
                        .isEmpty();
                assertThat(deaths).hasSize(KILLS);
                assertThat(findings.states()).as("somebody's work was done").containsKey("PAID");
                assertThat(openJourneys(furrowUrl))
                        .as("orders that Furrow still holds")
                        .isZero();
            }
        }
    }

    private static World.Size size() {
        return IS_SHORT
                ? new World.Size(4, 6, 12, Duration.ofHours(1), Duration.ofHours(1))
                : new World.Size(6, 10, 4 * KILLS, Duration.ofHours(KILLS), Duration.ofHours(3));
    }

    private JavaProcess furrow(URI url) {
        return new JavaProcess(
                "dev.furrow.server.cli.Main",
                List.of("server", "--data", folder.resolve("furrow").toString(), "--listen", url.getAuthority()),
                url.resolve("/health"),
                folder.resolve("furrow.log"));
    }

    private JavaProcess application(int port, URI url, URI furrow) {
        String embedded = "jdbc:h2:async:" + folder.resolve("database")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000;WRITE_DELAY=0";
        return new JavaProcess(
                VillageApplication.class.getName(),
                List.of(
                        "--server.port=" + port,
                        "--spring.datasource.url=" + (DATABASE == Database.H2 ? embedded : DATABASE.freshUrl()),
                        "--furrow.endpoint=" + furrow,
                        "--rental.speed=" + SPEED),
                url.resolve(VillageApplication.NOW),
                folder.resolve("application.log"));
    }

    /// Each of both dies at least once; what else dies, and when, the seed says.
    private void kill(JavaProcess furrow, JavaProcess application) {
        for (int time = 0; time < KILLS; time++) {
            long pause = random.nextInt(EARLIEST, LATEST);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            List<JavaProcess> victims = switch (time < 2 ? time : random.nextInt(3)) {
                case 0 -> List.of(furrow);
                case 1 -> List.of(application);
                default -> List.of(application, furrow);
            };
            deaths.add((victims.size() == 2 ? "both" : victims.contains(furrow) ? "Furrow" : "application") + " after "
                    + pause + " ms");
            victims.forEach(JavaProcess::kill);
            // The application looks for Furrow when it starts.
            if (victims.contains(furrow)) {
                furrow.start();
                furrow.await();
            }
            if (victims.contains(application)) {
                application.start();
                application.await();
            }
        }
    }

    private void say(String line) {
        System.out.println(line);
    }

    private static int openJourneys(URI furrow) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(
                            HttpRequest.newBuilder(furrow)
                                    .header("Content-Type", "application/x-amz-json-1.0")
                                    .header("X-Amz-Target", "SimpleWorkflowService.CountOpenWorkflowExecutions")
                                    .POST(BodyPublishers.ofString("""
                                            {"domain": "rental", "startTimeFilter": {"oldestDate": 0},
                                             "typeFilter": {"name": "OrderJourney.follow"}}"""))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared().readTree(answer).get("count").asInt();
        }
    }
}
