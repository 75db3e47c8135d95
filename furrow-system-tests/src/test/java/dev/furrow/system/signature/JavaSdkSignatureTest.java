package dev.furrow.system.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.sigv4.Credentials;
import dev.furrow.api.sigv4.Signer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Amazon's signer of the SDK for Java against ours: it signs what ours verifies, and both sign alike.
final class JavaSdkSignatureTest {
    private static final long SEED = 20_261_122;
    private static final int COUNT = 300;
    private static final String SECRET = "a+secret/with=signs";
    private static final String ODD = "  \t,;=aB0/%\"'~+*(:";
    private static final String ODD_IN_BODIES = ODD + "{}\n\u0000\u00e9\u2603";

    private final Random random = new Random(SEED);

    @Test
    void generatedRequestsAreVerified() {
        for (int i = 0; i < COUNT; i++) {
            byte[] body = odd(ODD_IN_BODIES, 200).getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = headers();
            SdkHttpRequest signed =
                    sign(headers, body, Instant.now(), random.nextBoolean() ? "a/session+token==" : null);

            List<Map.Entry<String, String>> sent = new ArrayList<>();
            signed.forEachHeader((name, values) -> values.forEach(value -> sent.add(Map.entry(name, value))));
            new BotocoreSignatureTest.Signed(body, sent).isVerified("AKID", SECRET);
        }
    }

    @Test
    void ourSignerSignsAsTheSdkDoes() {
        Signer ours = new Signer("eu-west-1", "swf");
        for (int i = 0; i < COUNT; i++) {
            byte[] body = odd(ODD_IN_BODIES, 200).getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = headers();
            Instant now = Instant.ofEpochSecond(1_000_000_000L + random.nextInt(1_000_000_000));
            SdkHttpRequest theirs = sign(headers, body, now, null);
            headers.put("Host", theirs.firstMatchingHeader("Host").orElseThrow());
            theirs.firstMatchingHeader("x-amz-content-sha256")
                    .ifPresent(hash -> headers.put("x-amz-content-sha256", hash));

            Map<String, String> added =
                    ours.sign(new Credentials("AKID", SECRET, null), "POST", "/", headers, body, now);

            assertThat(added.get("Authorization"))
                    .isEqualTo(theirs.firstMatchingHeader("Authorization").orElseThrow());
        }
    }

    private static SdkHttpRequest sign(Map<String, String> headers, byte[] body, Instant at, String sessionToken) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create("http://furrow.test:7700/"));
        headers.forEach(request::putHeader);
        AwsCredentialsIdentity identity = sessionToken == null
                ? AwsCredentialsIdentity.create("AKID", SECRET)
                : AwsSessionCredentialsIdentity.create("AKID", SECRET, sessionToken);
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(identity)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "swf")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Amz-Target", "SimpleWorkflowService.DescribeDomain");
        headers.put("Content-Type", "application/x-amz-json-1.0");
        for (int i = random.nextInt(5); i > 0; i--) {
            headers.put((random.nextBoolean() ? "X-Odd-" : "x-amz-meta-") + i, "v" + odd(ODD, 24));
        }
        return headers;
    }

    private String odd(String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
