package dev.furrow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.DecisionTask;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What callers see of a server that stops.
final class StopTest {
    /// Far below every time-out of the listener, far above what stopping takes.
    private static final Duration AT_ONCE = Duration.ofMillis(2_500);

    @TempDir
    private Path data;

    private static Duration stop(TestServer server) {
        long begin = System.nanoTime();
        assertThat(server.server().stop()).isTrue();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void connectionsThatIdleDoNotHoldItUp() {
        TestServer server = TestServer.start(data);
        try (Connection unused = server.connect();
                Connection used = server.connect()) {
            used.send("ListDomains", "{\"registrationStatus\":\"REGISTERED\"}").read();

            assertThat(stop(server)).isLessThan(AT_ONCE);
            assertThat(used.isClosedByServer()).isTrue();
            assertThat(unused.isClosedByServer()).isTrue();
        }
    }

    @Test
    void anIdleConnectionOfHttp2DoesNotHoldItUp() throws Exception {
        TestServer server = TestServer.start(data);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/health")).build(),
                    HttpResponse.BodyHandlers.discarding());

            assertThat(stop(server)).isLessThan(AT_ONCE);
        }
    }

    @Test
    void aConnectionInTheMiddleOfARequestDoesNotHoldItUp() {
        TestServer server = TestServer.start(data);
        try (Connection connection = server.connect()) {
            // Who is still waiting to be let in is nobody's request yet.
            connection
                    .send("ListDomains", "{\"registrationStatus\":\"REGISTERED\"}")
                    .read();
            connection.send("POST / HTTP/1.1\r\nHost: furrow.test\r\nContent-Length: 100\r\n\r\n{");

            assertThat(stop(server)).isLessThan(AT_ONCE);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void pollsThatWaitAreAnsweredEmpty() {
        TestServer server = TestServer.start(data);
        Workflows farm = Workflows.in(server, "farm");
        List<Connection> polls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            polls.add(server.connect().send("PollForDecisionTask", """
                    {"domain":"farm","taskList":{"name":"deciders"}}"""));
        }
        TestServer.await("100 polls wait", () -> server.parkedPolls() == 100);

        assertThat(stop(server)).isLessThan(AT_ONCE);
        for (Connection poll : polls) {
            assertThat(poll.read().as(DecisionTask.class).startedEventId()).isZero();
            poll.close();
        }
        assertThat(farm.domain()).isEqualTo("farm");
    }

    @Test
    void stoppingTwiceIsStoppingOnce() {
        TestServer server = TestServer.start(data);
        stop(server);

        assertThat(server.server().stop()).isTrue();
    }
}
