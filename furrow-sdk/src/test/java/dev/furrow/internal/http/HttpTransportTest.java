package dev.furrow.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.furrow.api.operation.Operation;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

/// What goes over the wire, as a server sees it.
class HttpTransportTest {
    private static final byte[] BODY = "{\"domain\":\"färm\"}".getBytes(StandardCharsets.UTF_8);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BlockingQueue<Headers> received = new ArrayBlockingQueue<>(10);
    private HttpServer server;
    private URI endpoint;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Headers send(CredentialsProvider credentials) throws IOException, InterruptedException {
        try (HttpTransport transport = new HttpTransport(endpoint, "eu-west-1", credentials)) {
            var answer = transport.call(Operation.LIST_DOMAINS, BODY, Duration.ofSeconds(10));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(BODY);
        }
        return received.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-session/token+with==signs"})
    void requestsAreSignedAsAmazonsSignerSignsThem(String token) throws IOException, InterruptedException {
        String session = token.isEmpty() ? null : token;
        Headers ours = send(CredentialsProvider.of(new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG", session)));

        SdkHttpFullRequest theirs = byAmazon(
                session == null
                        ? AwsBasicCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG")
                        : AwsSessionCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG", session),
                DATE.parse(ours.getFirst("X-Amz-Date"), Instant::from));
        assertThat(ours.getFirst("Authorization"))
                .contains("/eu-west-1/swf/aws4_request", "SignedHeaders=content-type;host;x-amz-date")
                .isEqualTo(theirs.firstMatchingHeader("Authorization").orElseThrow());
        assertThat(ours.getFirst("X-Amz-Security-Token"))
                .isEqualTo(theirs.firstMatchingHeader("X-Amz-Security-Token").orElse(null));
    }

    @SuppressWarnings("deprecation") // The newer one signs a hash of the body as a header, too, which is not needed.
    private SdkHttpFullRequest byAmazon(AwsCredentials credentials, Instant now) {
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .uri(endpoint.resolve("/"))
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Amz-Target", "SimpleWorkflowService.ListDomains")
                .contentStreamProvider(() -> new ByteArrayInputStream(BODY))
                .build();
        return software.amazon.awssdk.auth.signer.Aws4Signer.create()
                .sign(
                        request,
                        software.amazon.awssdk.auth.signer.params.Aws4SignerParams.builder()
                                .awsCredentials(credentials)
                                .signingName("swf")
                                .signingRegion(Region.EU_WEST_1)
                                .signingClockOverride(Clock.fixed(now, ZoneOffset.UTC))
                                .build());
    }

    @Test
    void withoutCredentialsNothingIsSigned() throws IOException, InterruptedException {
        Headers headers = send(() -> null);

        assertThat(headers.getFirst("X-Amz-Target")).isEqualTo("SimpleWorkflowService.ListDomains");
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(headers).doesNotContainKeys("Authorization", "X-amz-date");
    }

    @Test
    void anAddressWithoutAHostIsRefused() {
        assertThatThrownBy(() -> new HttpTransport(URI.create("localhost:8042"), "eu-west-1", () -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must look like http://localhost:8042");
    }
}
