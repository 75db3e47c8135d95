package dev.furrow.server.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests for a history that wait until the run has gone on.
final class HistoryWaitTest {
    private TestServer server;
    private Workflows workflows;
    private WorkflowExecution run;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        workflows = Workflows.in(server, "waits");
        run = workflows.start("w-1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Connection ask(String... headers) {
        var request = new GetWorkflowExecutionHistoryRequest("waits", run, null, 1, true);
        List<String> all = new ArrayList<>(List.of(
                "X-Amz-Target: SimpleWorkflowService.GetWorkflowExecutionHistory",
                "Content-Type: application/x-amz-json-1.0"));
        all.addAll(List.of(headers));
        return server.connect().send(Connection.request(all, new String(Json.encode(request), StandardCharsets.UTF_8)));
    }

    private void signal() {
        server.done(new SignalWorkflowExecutionRequest("waits", "w-1", null, "s", null));
    }

    private void terminate() {
        server.done(new TerminateWorkflowExecutionRequest("waits", "w-1", null, null, null, null));
    }

    private static Object newest(Connection connection) {
        try (connection) {
            return connection.read().as(History.class).events().getFirst().attributes();
        }
    }

    @Test
    void theServiceSaysThatItCan() {
        Reply reply = server.exchange(Connection.request(
                List.of(
                        "X-Amz-Target: Furrow_20261122.DescribeCapabilities",
                        "Content-Type: application/x-amz-json-1.0"),
                "{}"));

        assertThat(reply.text()).isEqualTo("{\"capabilities\":[\"pollRelease\",\"historyWait\"]}");
    }

    @Test
    void whoWaitsForTheEndIsAnsweredWithIt() {
        Connection waiting = ask("X-Furrow-After-Event: end");
        signal();
        terminate();

        assertThat(newest(waiting)).isInstanceOf(WorkflowExecutionTerminated.class);
        // Who comes later is answered at once.
        assertThat(newest(ask("X-Furrow-After-Event: end"))).isInstanceOf(WorkflowExecutionTerminated.class);
    }

    @Test
    void whoWaitsForMoreIsAnsweredWithTheNextEvent() {
        // Started, and a decision task scheduled.
        Connection waiting = ask("X-Furrow-After-Event: 2");
        signal();

        assertThat(newest(waiting)).isInstanceOf(WorkflowExecutionSignaled.class);
    }

    @Test
    void aWaitEndsWhenItsTimeIsOver() {
        long begin = System.nanoTime();
        try (Connection waiting = ask("X-Furrow-After-Event: end", "X-Furrow-Wait-Millis: 200")) {
            assertThat(waiting.read().as(History.class).events().getFirst().eventId())
                    .isEqualTo(2);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(195), Duration.ofSeconds(20));
    }

    @Test
    void whoHasGoneIsForgotten() {
        List<Connection> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(ask("X-Furrow-After-Event: end"));
        }
        TestServer.await("all wait", () -> waits() == 20);
        many.forEach(Connection::reset);
        Connection waiting = ask("X-Furrow-After-Event: end");
        TestServer.await("one waits", () -> waits() == 1);
        terminate();

        assertThat(newest(waiting)).isInstanceOf(WorkflowExecutionTerminated.class);
        TestServer.await("nobody waits", () -> waits() == 0);
    }

    private long waits() {
        return server.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("furrow_history_waits "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    @Test
    void whoWaitsIsToldThatTheServerStops() throws InterruptedException {
        // Nothing tells a test that the request waits; one that comes too late is refused as well.
        Connection waiting = ask("X-Furrow-After-Event: end");
        Thread stopping = Thread.ofVirtual().start(server.server()::stop);
        try (waiting) {
            assertThat(waiting.read().fault().getKey()).isEqualTo("ServiceUnavailable");
        } finally {
            stopping.join();
        }
    }

    @Test
    void whatCannotBeWaitedForIsRefused() {
        try (Connection wrong = ask("X-Furrow-After-Event: soon")) {
            Reply reply = wrong.read();
            assertThat(reply.fault().getKey()).isEqualTo("ValidationException");
            assertThat(reply.fault().getValue())
                    .contains("X-Furrow-After-Event")
                    .contains("soon");
        }
        run = new WorkflowExecution("w-9", run.runId());
        try (Connection unknown = ask("X-Furrow-After-Event: end")) {
            assertThat(unknown.read().fault().getKey()).isEqualTo("UnknownResourceFault");
        }
    }

    @Test
    void otherOperationsTakeNoNoticeOfIt() {
        Reply reply = server.exchange(Connection.request(
                List.of(
                        "X-Amz-Target: SimpleWorkflowService.ListDomains",
                        "Content-Type: application/x-amz-json-1.0",
                        "X-Furrow-After-Event: end"),
                "{\"registrationStatus\":\"REGISTERED\"}"));

        assertThat(reply.status()).isEqualTo(200);
    }
}
