package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.sigv4.Signer;
import dev.furrow.server.Reply;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who may look at a server that asks for signatures without being a client of it.
final class MetricsDoorTest extends GuardedTest {
    private static Reply get(String path, String authorization) {
        return server.exchange("GET " + path + " HTTP/1.1\r\nHost: furrow.test\r\n"
                + (authorization == null ? "" : "Authorization: " + authorization + "\r\n") + "\r\n");
    }

    private static Reply signed(SignedCaller by) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Host", "furrow.test"));
        headers.putAll(new Signer("us-east-1", "furrow")
                .sign(by.credentials(), "GET", "/metrics", headers, new byte[0], Instant.now()));
        StringBuilder request = new StringBuilder("GET /metrics HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return server.exchange(request.append("\r\n").toString());
    }

    @Test
    void healthIsForEverybody() {
        assertThat(get("/health", null).status()).isEqualTo(200);
    }

    @Test
    void metricsAreForWhoeverShowsTheTokenOfTheFile() throws Exception {
        String token = Files.readString(data.resolve("metrics.token")).strip();

        assertThat(get("/metrics", "Bearer " + token).text()).contains("furrow_commit_seconds");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("metrics.token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutItTheyAreForNobody() {
        for (String shown : new String[] {null, "Bearer ", "Bearer " + "0".repeat(64), "Basic eDp5"}) {
            Reply reply = get("/metrics", shown);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.text()).doesNotContain("furrow_");
        }
    }

    @Test
    void whoSignsNeedsToBeAllowed() {
        SignedCaller may = guarded.user("watcher", document(allow("furrow:ReadMetrics")));
        SignedCaller mayNot = guarded.user("worker", document(allow("swf:*")));

        assertThat(signed(may).status()).isEqualTo(200);
        assertThat(signed(mayNot).status()).isEqualTo(403);
    }

    @Test
    void pagesThatAreNotTheServicesAreNotForBrowsers() {
        for (String path : new String[] {"/health", "/metrics", "/admin/identity"}) {
            Reply reply = get(path, null);
            assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(reply.header("Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(reply.header("Content-Security-Policy")).as(path).isEqualTo("default-src 'none'");
            assertThat(reply.header("Server")).as(path).isNull();
        }
    }

    @Test
    void noAnswerTellsTheVersion() {
        String version = dev.furrow.server.Version.current();
        for (Reply reply : new Reply[] {
            get("/health", null),
            get("/nothing", null),
            get("/metrics", null),
            server.call("ListDomains", "{}"),
            server.exchange("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
        }) {
            assertThat(reply.head() + reply.text()).doesNotContain(version).doesNotContainIgnoringCase("vert.x");
        }
    }
}
