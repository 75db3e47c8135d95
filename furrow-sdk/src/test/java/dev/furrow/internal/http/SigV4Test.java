package dev.furrow.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.spi.Credentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// The same request, signed here and by Amazon's own signer.
class SigV4Test {
    private static final Instant NOW = Instant.parse("2026-11-22T20:15:30Z");

    @ParameterizedTest
    @CsvSource({
        "https://swf.eu-west-1.amazonaws.com/, eu-west-1, ''",
        "http://localhost:8042/, us-east-1, ''",
        "http://localhost:80/, us-east-1, a-session/token+with==signs",
        "https://swf.us-west-2.amazonaws.com:443/, us-west-2, token"
    })
    void theSignatureIsThatOfAmazonsSigner(URI endpoint, String region, String sessionToken) {
        byte[] body = "{\"domain\":\"färm\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "SimpleWorkflowService.ListDomains"));
        boolean lasting = sessionToken.isEmpty();

        Map<String, String> added = new SigV4(region)
                .sign(
                        endpoint,
                        headers,
                        body,
                        new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG", lasting ? null : sessionToken),
                        NOW);

        AwsCredentialsIdentity identity = lasting
                ? AwsCredentialsIdentity.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG")
                : AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG", sessionToken);
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().uri(endpoint).method(SdkHttpMethod.POST);
        headers.forEach(request::putHeader);
        SdkHttpRequest theirs = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(identity)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "swf")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, true)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request();
        assertThat(theirs.firstMatchingHeader("Authorization")).contains(added.get("Authorization"));
        assertThat(theirs.firstMatchingHeader("X-Amz-Date")).contains(added.get("x-amz-date"));
    }
}
