package dev.furrow.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.Connection;
import dev.furrow.server.TestServer;
import dev.furrow.server.config.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Connections that are too many, and those that take too long.
final class ConnectionLimitsTest {
    private static final String GET = "GET /health HTTP/1.1\r\nHost: furrow.test\r\n\r\n";

    private static HttpListener listener(int all, int perAddress, long requestMillis, long idleMillis) {
        return new HttpListener(
                new HostAndPort("127.0.0.1", 0),
                new Endpoints(
                        exchange -> exchange.readBody(1_000_000, body -> exchange.text(200, "whole"), () -> {}),
                        Map.of("/health", new HealthEndpoint(() -> null))),
                null,
                new ConnectionLimits(all, perAddress, requestMillis, idleMillis));
    }

    private static void onlySoManyFit(HttpListener listener, int count) {
        List<Connection> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Connection connection = new Connection(listener.address());
            assertThat(connection.send(GET).read().status()).isEqualTo(200);
            open.add(connection);
        }
        try (Connection tooMany = new Connection(listener.address())) {
            assertThat(tooMany.isClosedByServer()).isTrue();
        }
        assertThat(open.getFirst().send(GET).read().status()).isEqualTo(200);
        open.removeLast().close();
        TestServer.await("there is room again", () -> {
            try (Connection again = new Connection(listener.address())) {
                again.send(GET).read();
                return true;
            } catch (java.io.UncheckedIOException closed) {
                return false;
            }
        });
        open.forEach(Connection::close);
    }

    @Test
    void oneAddressHasSoManyConnectionsAndNoMore() {
        try (HttpListener listener = listener(100, 3, 60_000, 60_000)) {
            onlySoManyFit(listener, 3);
        }
    }

    @Test
    void allTogetherAreSoManyAndNoMore() {
        try (HttpListener listener = listener(4, 100, 60_000, 60_000)) {
            onlySoManyFit(listener, 4);
        }
    }

    @Test
    void whoeverSendsNothingOrHalfAHeadIsHungUpOn() {
        try (HttpListener listener = listener(100, 100, 1_000, 3_600_000);
                Connection silent = new Connection(listener.address());
                Connection slow = new Connection(listener.address())) {
            slow.send("POST / HTTP/1.1\r\nHost: furrow");

            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(slow.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoeverSendsHalfABodyIsHungUpOn() {
        try (HttpListener listener = listener(100, 100, 1_000, 3_600_000);
                Connection slow = new Connection(listener.address())) {
            slow.send("POST / HTTP/1.1\r\nHost: furrow.test\r\nContent-Length: 10\r\n\r\nhalf");

            assertThat(slow.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoeverIsQuietBehindAnAnswerIsHungUpOn() {
        try (HttpListener listener = listener(100, 100, 3_600_000, 1_000);
                Connection quiet = new Connection(listener.address())) {
            assertThat(quiet.send(GET).read().status()).isEqualTo(200);

            assertThat(quiet.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoeverWaitsForAnAnswerMayWait() {
        List<Exchange> waiting = new ArrayList<>();
        try (HttpListener listener = new HttpListener(
                        new HostAndPort("127.0.0.1", 0),
                        new Endpoints(
                                exchange -> exchange.readBody(1_000, body -> waiting.add(exchange), () -> {}),
                                Map.of()),
                        null,
                        new ConnectionLimits(100, 100, 1_000, 1_000));
                Connection poll = new Connection(listener.address());
                Connection quiet = new Connection(listener.address())) {
            poll.send("POST / HTTP/1.1\r\nHost: furrow.test\r\nContent-Length: 2\r\n\r\n{}");
            // That one is gone says that the time is over.
            assertThat(quiet.isClosedByServer()).isTrue();
            TestServer.await("more time has passed", () -> {
                try (Connection another = new Connection(listener.address())) {
                    return another.isClosedByServer();
                }
            });
            Exchange late = waiting.getFirst();
            late.onLoop(() -> late.text(200, "late"));

            assertThat(poll.read().text()).isEqualTo("late");
        }
    }
}
