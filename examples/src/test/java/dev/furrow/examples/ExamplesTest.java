package dev.furrow.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.examples.wire.PublishedModel;
import dev.furrow.examples.wire.Wiretap;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import dev.furrow.spi.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/// Every example, inside the process and against a server that takes signed requests only.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamplesTest {
    private static final String EXTENSIONS = "Furrow_20261122.";
    private static final Pattern EXTENSION_HEADER = Pattern.compile("\r\n(X-Furrow-[A-Za-z-]+):");

    private static final Map<String, String> OUTPUT = Map.ofEntries(
            Map.entry("approval", """
                    stapler: approved, being small
                    tractor: approved by Ann
                    """),
            Map.entry("country", """
                    published after 3 failures
                    2026-11: 1200 visits in 12 counts
                    """),
            Map.entry("cron", """
                    backed up
                    backed up
                    backed up
                    cancelled: enough
                    """),
            Map.entry("fanout", "500,500 trees\n"),
            Map.entry("farm", """
                    20 sacks of seed: offered to Alder
                    20 sacks of seed: offered to Birch
                    20 sacks of seed: offered to Alder
                    20 sacks of seed: offered to Birch
                    20 sacks of seed: confirmed
                    20 sacks of seed: Birch delivers
                    state: Progress[stage=ASSIGNED, round=2, supplier=Birch]
                    100 m of fence: offered to Alder
                    100 m of fence: withdrawn from Alder
                    100 m of fence: called off, the neighbour had some
                    """),
            Map.entry("hello", "Good morning, Ada\n"),
            Map.entry("polling", """
                    frame 1
                    frame 2
                    frame 3
                    no power
                    frame 4
                    frame 5
                    frame 6
                    6 frames, 2 attempts
                    """),
            Map.entry("python-activities", "{and=2, nothing=1, sea=1, sky=2, the=3}\n"),
            Map.entry("python-decider", "Ada: 1000 stones, 3000 euros\n"),
            Map.entry("saga", """
                    Lisbon: flight F-1, hotel H-2, car C-3
                    car cancelled, if there was one
                    hotel cancelled
                    flight cancelled
                    Skellig Michael: no cars on Skellig Michael
                    """),
            Map.entry("sum", """
                    131000, the scale asked 1 time
                    furrow+file://...#20001
                    furrow+file://...#20001
                    """),
            Map.entry("taxi", """
                    offered to [Driver[id=Bo], Driver[id=Cy]]
                    confirmed to Cy
                    Station: driver Cy comes
                    asked to try later
                    North Pole: no taxi nearby
                    """),
            Map.entry("versions", """
                    begun before: printed, posted, Ada thanked
                    begun after:  mailed, Ben thanked
                    """));

    private FurrowServer server;
    private Wiretap wiretap;
    private Credentials key;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new FurrowServer(
                Configuration.of(Map.of(
                        "listen", "127.0.0.1:0", "data", folder.toString(), "long-poll", "1s", "auth", "required")),
                trouble -> {
                    throw trouble;
                });
        var administrator = server.firstAdministrator();
        key = new Credentials(administrator.accessKeyId(), administrator.secretAccessKey());
        wiretap = new Wiretap(URI.create(server.url()));
    }

    @AfterAll
    void stop() throws Exception {
        wiretap.close();
        server.stop();
    }

    static Stream<String> all() {
        return Examples.ALL.keySet().stream();
    }

    static Stream<String> thoseThatNeedNoServer() {
        return all().filter(name -> !Examples.ALL.get(name).needsServer());
    }

    @ParameterizedTest
    @MethodSource("thoseThatNeedNoServer")
    @Order(1)
    void itRunsInTheProcess(String name) throws Exception {
        Example example = Examples.ALL.get(name);
        try (Furrow furrow = Furrow.local(example.options(FurrowOptions.domain("local")))) {
            assertThat(output(furrow, example)).isEqualTo(OUTPUT.get(name));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    @Order(1)
    void itRunsAgainstAServerThatAsksForSignatures(String name) throws Exception {
        Example example = Examples.ALL.get(name);
        if (name.startsWith("python")) {
            requireBoto3();
        }
        FurrowOptions options = example.options(
                FurrowOptions.domain("examples").endpoint(wiretap.url()).credentials(key));
        try (Furrow furrow = Furrow.connect(options)) {
            furrow.registerDomain();
            assertThat(output(furrow, example)).isEqualTo(OUTPUT.get(name));
        }
    }

    /// What all of them have sent, as it went over the wire.
    @Test
    @Order(2)
    void everyRequestIsSignedAndHoldsWhatThePublishedModelHasAndNothingElse() throws Exception {
        PublishedModel model = new PublishedModel();
        List<Wiretap.Request> requests = wiretap.requests();

        assertThat(requests).hasSizeGreaterThan(1_000);
        assertThat(requests)
                .allSatisfy(request ->
                        assertThat(request.headers()).containsIgnoringCase("\r\nauthorization: AWS4-HMAC-SHA256 "));
        assertThat(requests)
                .filteredOn(request -> !request.target().startsWith(EXTENSIONS))
                .allSatisfy(request -> assertThat(model.strangers(request)).isEmpty());
        // What the model does not have is asked for only where the service has said that it is there.
        assertThat(requests)
                .map(Wiretap.Request::target)
                .filteredOn(target -> target.startsWith(EXTENSIONS))
                // In no order: they come over many connections at once.
                .containsOnly(EXTENSIONS + "DescribeCapabilities", EXTENSIONS + "EndPolls");
        assertThat(new TreeSet<>(requests.stream().map(Wiretap.Request::target).toList()))
                .contains(
                        "SimpleWorkflowService.RecordActivityTaskHeartbeat",
                        "SimpleWorkflowService.RegisterDomain",
                        "SimpleWorkflowService.RequestCancelWorkflowExecution",
                        "SimpleWorkflowService.RespondActivityTaskFailed",
                        "SimpleWorkflowService.SignalWorkflowExecution");
    }

    /// Headers of extensions, on requests of the published model, by what they stand on.
    @Test
    @Order(2)
    void theHeadersOfExtensionsStandWhereTheyBelong() {
        Map<String, Set<String>> targets = new TreeMap<>();
        for (Wiretap.Request request : wiretap.requests()) {
            Matcher header = EXTENSION_HEADER.matcher(request.headers());
            while (header.find()) {
                targets.computeIfAbsent(header.group(1), name -> new TreeSet<>())
                        .add(request.target());
            }
        }
        assertThat(targets)
                .containsOnlyKeys("X-Furrow-After-Event", "X-Furrow-Poller", "X-Furrow-Wait-Millis")
                .containsEntry("X-Furrow-After-Event", Set.of("SimpleWorkflowService.GetWorkflowExecutionHistory"))
                .containsEntry("X-Furrow-Wait-Millis", Set.of("SimpleWorkflowService.GetWorkflowExecutionHistory"));
        assertThat(targets.get("X-Furrow-Poller"))
                .isSubsetOf(
                        EXTENSIONS + "EndPolls",
                        "SimpleWorkflowService.PollForActivityTask",
                        "SimpleWorkflowService.PollForDecisionTask");
    }

    /// As on Amazon's: the one question for extensions is answered with "unknown operation", and nothing of them is
    /// sent after that.
    @Test
    @Order(2)
    void whereThereAreNoExtensionsNoneIsUsed() throws Exception {
        PublishedModel model = new PublishedModel();
        try (Wiretap plain = new Wiretap(URI.create(server.url()), true)) {
            for (String name : List.of("hello", "sum", "taxi")) {
                Example example = Examples.ALL.get(name);
                FurrowOptions options = example.options(
                        FurrowOptions.domain("plain").endpoint(plain.url()).credentials(key));
                try (Furrow furrow = Furrow.connect(options)) {
                    furrow.registerDomain();
                    assertThat(output(furrow, example)).isEqualTo(OUTPUT.get(name));
                }
            }

            List<Wiretap.Request> requests = plain.requests();
            assertThat(requests).hasSizeGreaterThan(50);
            assertThat(requests)
                    .filteredOn(request -> request.target().startsWith(EXTENSIONS))
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.target()).isEqualTo(EXTENSIONS + "DescribeCapabilities"));
            assertThat(requests)
                    .filteredOn(request -> !request.target().startsWith(EXTENSIONS))
                    .allSatisfy(request -> {
                        assertThat(model.strangers(request)).isEmpty();
                        assertThat(request.headers()).doesNotContainIgnoringCase("x-furrow-");
                    });
        }
    }

    @Test
    @Order(3)
    void aStrangerWouldBeFound() throws Exception {
        PublishedModel model = new PublishedModel();

        assertThat(model.strangers(new Wiretap.Request(
                        "SimpleWorkflowService.DescribeDomain", "", "{\"name\":\"d\",\"color\":\"red\"}")))
                .containsExactly("DescribeDomain has no member color");
        assertThat(model.strangers(new Wiretap.Request(
                        "SimpleWorkflowService.RespondDecisionTaskCompleted",
                        "",
                        "{\"taskToken\":\"t\",\"decisions\":[{\"decisionType\":\"Dance\"}]}")))
                .singleElement()
                .asString()
                .startsWith("RespondDecisionTaskCompleted.decisions[].decisionType is not one of ");
        assertThat(model.strangers(new Wiretap.Request("SimpleWorkflowService.Query", "", "{}")))
                .containsExactly("There is no operation SimpleWorkflowService.Query");
        assertThat(model.strangers(new Wiretap.Request("SimpleWorkflowService.DescribeDomain", "", "{}")))
                .containsExactly("DescribeDomain lacks name");
    }

    private static void requireBoto3() throws Exception {
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", "import boto3").start();
        if (python.waitFor() != 0) {
            String sentence = "boto3 is missing: install the package python3-boto3";
            throw Boolean.getBoolean("clients.required")
                    ? new IllegalStateException(sentence)
                    : new TestAbortedException(sentence);
        }
    }

    private static String output(Furrow furrow, Example example) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        example.run(furrow, "1", new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
