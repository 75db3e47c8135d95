package dev.furrow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.demo.people.Outcome;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.taxi.BookingDecider;
import dev.furrow.demo.taxi.CityMap;
import dev.furrow.demo.taxi.DecisionStory;
import dev.furrow.demo.taxi.Drivers;
import dev.furrow.demo.taxi.StockTypes;
import dev.furrow.demo.taxi.TaxiActivities;
import dev.furrow.demo.taxi.TaxiTypes;
import dev.furrow.demo.worker.Crew;
import dev.furrow.demo.worker.SwfClients;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.swf.SwfClient;

/// Whole runs, with the real server and the real SDK, at the highest speed: four minutes take a second.
@Timeout(120)
class DemoTest {
    private static final String ANY_PORT = "127.0.0.1:0";
    private static final int FASTEST = 240;
    private static final int SLOW = 10;
    /// On a machine that is busy all may end otherwise than planned, which is not wrong.
    private static final String PLANNED_AND_NONE_WRONG = ".* [1-9]\\d* +\\d+ +0( .*s)?";

    @TempDir
    Path data;

    private final Output output = new Output();

    private Demo demo(int once, URI endpoint) {
        return new Demo(
                new DemoSettings(once, FASTEST, 1, data, ANY_PORT, endpoint),
                new Screen(output.writer(), Terminal.NONE, true));
    }

    /// The same company on the AWS SDK: a decider and activity workers written by hand.
    private static Staff onTheStockSdk(
            URI endpoint, CredentialsProvider provider, CityMap map, Drivers drivers, Screen screen) {
        AwsCredentialsProvider credentials = () -> stock(provider.credentials());
        SwfClient swf = SwfClients.forCalls(endpoint, credentials);
        StockTypes.register(swf);
        Crew crew = new Crew(endpoint, credentials, swf, TaxiTypes.DOMAIN, screen::trouble);
        TaxiActivities activities = new TaxiActivities(map, drivers, screen);
        return new Staff() {
            @Override
            public void start() {
                crew.startDeciders(
                        4,
                        TaxiTypes.DECISIONS,
                        new BookingDecider(),
                        (workflowId, decisions) -> screen.step(workflowId, "decider", DecisionStory.tell(decisions)));
                crew.startWorkers(2, "dispatch", activities.dispatch());
                crew.startWorkers(4, "drivers", activities.drivers());
                crew.startWorkers(2, "customers", activities.customers());
            }

            @Override
            public void close() {
                crew.close();
                swf.close();
            }
        };
    }

    private static AwsCredentials stock(Credentials known) {
        return known.sessionToken() == null
                ? AwsBasicCredentials.create(known.accessKeyId(), known.secretAccessKey())
                : AwsSessionCredentials.create(known.accessKeyId(), known.secretAccessKey(), known.sessionToken());
    }

    @Test
    void theStockSdkDoesTheSame() throws InterruptedException {
        int exitCode = new Demo(
                        new DemoSettings(12, FASTEST, 1, data, ANY_PORT, null),
                        new Screen(output.writer(), Terminal.NONE, true),
                        DemoTest::onTheStockSdk)
                .run();

        assertThat(output.toString()).contains("all is right").doesNotContain("WRONG");
        assertThat(exitCode).isEqualTo(Demo.RIGHT);
        for (Outcome outcome : Outcome.values()) {
            assertThat(output.line(outcome.title() + "  ")).matches(PLANNED_AND_NONE_WRONG);
        }
    }

    private CompletableFuture<Integer> run(Demo demo) {
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                exitCode.complete(demo.run());
            } catch (InterruptedException | RuntimeException | Error e) {
                exitCode.completeExceptionally(e);
            } finally {
                output.end();
            }
        });
        return exitCode;
    }

    private static FurrowServer server(Path data) {
        return new FurrowServer(Configuration.of(Map.of("data", data.toString(), "listen", ANY_PORT)), failure -> {
            throw new AssertionError(failure);
        });
    }

    @Test
    void twelveBookingsHoldAllOutcomesAndAreRight() throws InterruptedException {
        int exitCode = demo(12, null).run();

        assertThat(output.toString())
                .contains("12 bookings in ")
                .contains("all is right")
                .doesNotContain("WRONG");
        assertThat(exitCode).isEqualTo(Demo.RIGHT);
        for (Outcome outcome : Outcome.values()) {
            assertThat(output.line(outcome.title() + "  ")).matches(PLANNED_AND_NONE_WRONG);
        }
        assertThat(output.line("  all  ")).matches(".* 12 +12 +0");
        assertThat(output.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void everyRequestOfTheDemoIsSigned() throws Exception {
        assertThat(demo(3, null).run()).isEqualTo(Demo.RIGHT);

        try (Stream<Path> files = Files.list(data.resolve("audit"))) {
            List<String> lines = Files.readAllLines(files.toList().getFirst());
            assertThat(lines)
                    .hasSizeGreaterThan(50)
                    .allMatch(line -> line.contains("\"principal\":\"arn:aws:iam::123456789012:user/demo\"")
                            && line.contains("\"accessKeyId\":\"ASIA"));
        }
    }

    @Test
    void whatIsStoppedHalfWayIsFinishedByTheNextRun() throws InterruptedException {
        Demo first = demo(30, null);
        CompletableFuture<Integer> exitCode = run(first);
        output.await("offers the ride", 5);
        first.stop();

        assertThat(exitCode.join()).isEqualTo(Demo.STOPPED);
        String left = output.line(" open; the next run ");
        assertThat(left).isNotNull();
        int open = Integer.parseInt(left.split(" ", 2)[0]);

        Output again = new Output();
        int secondExitCode = new Demo(
                        new DemoSettings(10, FASTEST, 1, data, ANY_PORT, null),
                        new Screen(again.writer(), Terminal.NONE, true))
                .run();

        assertThat(again.line("Going on with")).startsWith("Going on with " + open + " booking");
        assertThat(again.line(" bookings in "))
                .as("of %s", again)
                .startsWith((open + 10) + " bookings in ")
                .contains(", " + open + " of them begun by an earlier run;")
                .endsWith("; all is right.");
        assertThat(again.line("next run"))
                .isEqualTo("  stop     Ctrl-C; bookings that are open then go on with the next run");
        assertThat(secondExitCode).isEqualTo(Demo.RIGHT);
    }

    @Test
    void withoutANumberItGoesOnUntilItIsStoppedAndThatIsNoFailure() throws InterruptedException {
        Demo demo = demo(0, null);
        CompletableFuture<Integer> exitCode = run(demo);
        output.await("closes: ", 1);
        demo.stop();

        assertThat(exitCode.join()).isEqualTo(Demo.RIGHT);
        assertThat(output.toString()).contains("all is right");
    }

    @Test
    void aServerThatRunsAlreadyIsUsedAndLeftRunning() throws InterruptedException {
        try (FurrowServer server = server(data)) {
            URI endpoint = URI.create(server.url());

            assertThat(demo(3, endpoint).run()).isEqualTo(Demo.RIGHT);

            assertThat(output.line("  server   ")).isEqualTo("  server   " + endpoint);
            try (SwfClient swf = SwfClients.forOneTry(endpoint, AnonymousCredentialsProvider.create())) {
                assertThat(swf.describeDomain(domain -> domain.name(TaxiTypes.DOMAIN))
                                .domainInfo()
                                .statusAsString())
                        .isEqualTo("REGISTERED");
            }
        }
    }

    @Test
    void aBookingThatSomebodyTerminatesIsWrongAndSoIsTheRun() throws InterruptedException {
        Plan waiting = LongStream.iterate(1, seed -> seed + 1)
                .mapToObj(seed -> Plan.of(seed, 1))
                .filter(plan -> plan.outcome() == Outcome.NOBODY)
                .findFirst()
                .orElseThrow();
        try (FurrowServer server = server(data);
                SwfClient swf = SwfClients.forOneTry(URI.create(server.url()), AnonymousCredentialsProvider.create())) {
            CompletableFuture<Integer> exitCode = run(new Demo(
                    new DemoSettings(1, SLOW, waiting.seed(), data, null, URI.create(server.url())),
                    new Screen(output.writer(), Terminal.NONE, true)));
            output.await("offers the ride", 1);
            swf.terminateWorkflowExecution(end -> end.domain(TaxiTypes.DOMAIN).workflowId(waiting.workflowId()));

            assertThat(exitCode.join()).isEqualTo(Demo.WRONG);
            assertThat(output.line("WRONG")).startsWith("WRONG " + waiting.workflowId() + ", run ");
            assertThat(output.toString())
                    .contains("(WorkflowExecutionTerminated) is no ending that the workflow knows");
            assertThat(output.line(" bookings in ")).endsWith("; 1 are wrong.");
        }
    }

    @Test
    void whereNobodyAnswersThereIsNoDemo() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertThatThrownBy(() -> demo(1, nobody).run())
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith("No SWF server answers at " + nobody)
                .hasMessageEndingWith("Start one with `furrow server`, or leave --endpoint out");
    }

    @Test
    void anAddressThatIsTakenIsPassedOver(@TempDir Path other) {
        try (FurrowServer taken = server(data);
                FurrowServer second =
                        LocalServer.start(other, List.of(taken.url().substring("http://".length()), ANY_PORT))) {
            assertThat(second.url()).isNotEqualTo(taken.url());
        }
    }
}
