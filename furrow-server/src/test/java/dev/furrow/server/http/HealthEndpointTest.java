package dev.furrow.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.config.HostAndPort;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class HealthEndpointTest {
    private final AtomicReference<String> why = new AtomicReference<>();

    private Reply ask(String request) {
        Endpoints endpoints = new Endpoints(Endpoints.NOT_FOUND, Map.of("/health", new HealthEndpoint(why::get)));
        try (HttpListener listener =
                        new HttpListener(new HostAndPort("127.0.0.1", 0), endpoints, null, ConnectionLimits.NONE);
                Connection connection = new Connection(listener.address())) {
            return connection.send(request).read();
        }
    }

    @Test
    void aServerThatServesIsReady() {
        Reply reply = ask("GET /health HTTP/1.1\r\nHost: furrow.test\r\n\r\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.text()).isEqualTo("{\"status\":\"ready\"}");
    }

    @Test
    void aServerThatDoesNotServeSaysWhy() {
        why.set("The server is starting");
        Reply reply = ask("GET /health?verbose HTTP/1.1\r\nHost: furrow.test\r\n\r\n");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).isEqualTo("{\"status\":\"not ready\",\"reason\":\"The server is starting\"}");
    }

    @Test
    void postingToItReadsTheBodyAndAnswersTheSame() {
        Reply reply = ask("POST /health HTTP/1.1\r\nHost: furrow.test\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(reply.text()).isEqualTo("{\"status\":\"ready\"}");
    }
}
