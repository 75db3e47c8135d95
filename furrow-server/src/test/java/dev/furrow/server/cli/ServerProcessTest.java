package dev.furrow.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.DecisionTask;
import dev.furrow.server.Connection;
import dev.furrow.server.Version;
import dev.furrow.server.config.HostAndPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as operators meet it: a process that says when it is ready, ends when it is told to, and says why it
/// does not start.
final class ServerProcessTest {
    private static final String READY = "Furrow is ready at ";

    @TempDir
    private Path folder;

    private Program server(Path data, String... more) {
        return Program.start(
                Map.of(),
                Stream.concat(
                                Stream.of("server", "--listen", "127.0.0.1:0", "--data", data.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static HostAndPort ready(Program server) {
        String line = server.line();
        assertThat(line)
                .as(line == null ? server.end().err() : "the first line")
                .startsWith(READY + "http://");
        URI url = URI.create(line.substring(READY.length()));
        assertThat(line).isEqualTo(READY + "http://127.0.0.1:" + url.getPort());
        return new HostAndPort(url.getHost(), url.getPort());
    }

    private static void assertRefused(Program.End end, int code, String why) {
        assertThat(end.err()).contains(why).doesNotContain("\tat ");
        assertThat(end.code()).isEqualTo(code);
        assertThat(end.out()).isEmpty();
    }

    @Test
    void itServesFromItsReadyLineUntilItIsToldToStopWhateverIsConnected() {
        List<Connection> connections = new ArrayList<>();
        try (Program server = server(folder.resolve("data"))) {
            HostAndPort address = ready(server);
            Connection idle = new Connection(address);
            connections.add(idle);
            idle.send("RegisterDomain", """
                    {"name":"farm","workflowExecutionRetentionPeriodInDays":"1"}""");
            assertThat(idle.read().status()).isEqualTo(200);
            for (int i = 0; i < 20; i++) {
                connections.add(new Connection(address).send("PollForDecisionTask", """
                        {"domain":"farm","taskList":{"name":"deciders"}}"""));
            }
            String waiting = "furrow_task_list_pollers{domain=\"farm\",kind=\"decision\",task_list=\"deciders\"} 20";
            dev.furrow.server.TestServer.await(
                    "the polls wait",
                    () -> idle.send("GET /metrics HTTP/1.1\r\nHost: furrow.test\r\n\r\n")
                            .read()
                            .text()
                            .contains(waiting));

            // Long before the polls would have ended by themselves, a minute after they began.
            assertThat(server.terminate()).isLessThan(Duration.ofSeconds(40));

            Program.End end = server.end();
            assertThat(end.code()).isZero();
            assertThat(end.out()).isEmpty();
            assertThat(end.err()).contains("Stopping").contains("Stopped").doesNotContain("not finished in time");
            for (Connection poll : connections.subList(1, connections.size())) {
                assertThat(poll.read().as(DecisionTask.class).taskToken()).isNull();
            }
            assertThat(folder.resolve("data/furrow.server")).doesNotExist();
        } finally {
            connections.forEach(Connection::close);
        }
    }

    @Test
    void itIsRefusedAnotherServersDirectoryAndAnotherServersPort() {
        Path data = folder.resolve("data");
        try (Program first = server(data)) {
            HostAndPort address = ready(first);
            CompletableFuture<Program.End> second = CompletableFuture.supplyAsync(
                    () -> Program.run("server", "--listen", "127.0.0.1:0", "--data", data.toString()));
            Program.End third = Program.run(
                    "server",
                    "--listen",
                    address.toString(),
                    "--data",
                    folder.resolve("other").toString());

            assertRefused(second.join(), 1, "process " + first.pid());
            assertRefused(third, 1, "Cannot listen on " + address);
            assertThat(third.err()).contains("--listen");
        }
    }

    @Test
    void itStartsAgainAfterItWasStopped() {
        Path data = folder.resolve("data");
        for (int i = 0; i < 2; i++) {
            try (Program server = server(data)) {
                ready(server);
                server.terminate();
                assertThat(server.end().code()).isZero();
            }
        }
    }

    @Test
    void theFirstAdministratorIsShownOnceAndNowhereElse() {
        Path data = folder.resolve("data");
        String secret;
        try (Program server = server(data, "--auth", "required", "--log-level", "debug")) {
            assertThat(server.line()).isEqualTo("The first administrator, shown this once:");
            assertThat(server.line()).matches("AWS_ACCESS_KEY_ID=AKIA\\w{16}");
            String line = server.line();
            assertThat(line.startsWith("AWS_SECRET_ACCESS_KEY=")).isTrue();
            secret = line.substring(line.indexOf('=') + 1);
            assertThat(secret.length()).isEqualTo(40);
            ready(server);
            server.terminate();
            assertThat(server.end().err().contains(secret)).isFalse();
        }
        try (Program server = server(data, "--auth", "required", "--log-level", "debug")) {
            ready(server);
            server.terminate();
            assertThat(server.end().err().contains(secret)).isFalse();
        }
    }

    @Test
    void itStartsAgainAfterItWasKilled() {
        Path data = folder.resolve("data");
        String domain = """
                {"name":"farm","workflowExecutionRetentionPeriodInDays":"1"}""";
        try (Program server = server(data);
                Connection connection = new Connection(ready(server))) {
            assertThat(connection.send("RegisterDomain", domain).read().status())
                    .isEqualTo(200);
            server.kill();
        }
        try (Program server = server(data);
                Connection connection = new Connection(ready(server))) {
            assertThat(connection.send("RegisterDomain", domain).read().fault().getKey())
                    .isEqualTo("DomainAlreadyExistsFault");
        }
    }

    @Test
    void linesOfTheLogNameTheRequestAndWhatItIsAbout() {
        try (Program server = server(folder.resolve("data"), "--log-level", "debug", "--log-format", "json");
                Connection connection = new Connection(ready(server))) {
            String id = connection.send("SignalWorkflowExecution", """
                    {"domain":"farm","workflowId":"order-1","runId":"run-1","signalName":"paid","input":"secret"}""").read().header("x-amzn-RequestId");
            server.terminate();

            String line = server.end()
                    .err()
                    .lines()
                    .filter(any -> any.contains("SignalWorkflowExecution"))
                    .findFirst()
                    .orElseThrow();
            assertThat(line)
                    .contains("\"level\":\"DEBUG\"", "\"loggerName\":\"furrow.request\"", "\"timestamp\":")
                    .contains("{\"requestId\":\"" + id + "\"}", "{\"domain\":\"farm\"}")
                    .contains("{\"workflowId\":\"order-1\"}", "{\"runId\":\"run-1\"}")
                    .contains("SignalWorkflowExecution refused: UnknownResourceFault: Unknown domain: farm")
                    .doesNotContain("secret");
        }
    }

    @Test
    void itSaysNothingButItsReadyLineOnStandardOutput() {
        try (Program server = server(folder.resolve("data"), "--log-level", "debug", "--log-format", "json")) {
            ready(server);
            server.terminate();

            Program.End end = server.end();
            assertThat(end.out()).isEmpty();
            assertThat(end.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        }
    }

    @Test
    void theConfigurationFileAndTheEnvironmentAreRead() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = Files.write(
                    folder.resolve("furrow.conf"),
                    List.of("data = " + folder.resolve("data"), "listen = 127.0.0.1:" + taken.getLocalPort()));
            try (Program server =
                    Program.start(Map.of("FURROW_CONFIG", file.toString(), "FURROW_LISTEN", "127.0.0.1:0"), "server")) {
                ready(server);
                assertThat(folder.resolve("data/store")).isDirectory();
            }
        }
    }

    @Test
    void itDoesNotListenForOthersUnlessThatIsAllowed() {
        assertRefused(
                Program.run(
                        "server",
                        "--listen",
                        "0.0.0.0:0",
                        "--auth",
                        "off",
                        "--data",
                        folder.resolve("data").toString()),
                2,
                "listen is \"0.0.0.0:0\", which others can reach, but auth is \"off\"");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void theVersionIsPrinted() {
        Program.End end = Program.run("version");

        assertThat(end)
                .isEqualTo(new Program.End(
                        0,
                        "Furrow " + Version.current() + " on Java " + Runtime.version() + System.lineSeparator(),
                        ""));
        assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
