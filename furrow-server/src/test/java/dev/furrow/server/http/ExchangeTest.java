package dev.furrow.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.config.HostAndPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExchangeTest {
    @Test
    void aDefectIsAnsweredToo() {
        Endpoint defective = exchange -> exchange.readBody(
                1_000,
                body -> {
                    throw new IllegalStateException("a test's defect");
                },
                () -> {});
        try (HttpListener listener = new HttpListener(
                        new HostAndPort("127.0.0.1", 0),
                        new Endpoints(defective, Map.of()),
                        null,
                        ConnectionLimits.NONE);
                Connection connection = new Connection(listener.address())) {
            Reply reply = connection.send(Connection.request(List.of(), "{}")).read();

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.fault().getKey()).isEqualTo("InternalFailure");
            assertThat(reply.fault().getValue()).contains(reply.header("x-amzn-RequestId"));
        }
    }
}
