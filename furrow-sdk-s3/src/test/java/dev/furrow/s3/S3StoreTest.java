package dev.furrow.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.payload.Payloads;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import dev.furrow.test.TestFurrow;
import dev.furrow.test.TimeMode;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

class S3StoreTest {
    private static final byte[] HAY = "hay".getBytes(StandardCharsets.UTF_8);
    private static final CredentialsProvider ALLOWED =
            CredentialsProvider.of(new Credentials("AKIDEXAMPLE", "secret", "a/session+token=="));
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private S3Server server;

    @BeforeEach
    void listen() throws IOException {
        server = new S3Server();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private S3Store store(CredentialsProvider credentials) {
        return S3Store.of("farm-data", "payloads/v1/", "eu-west-1", credentials).endpoint(server.url());
    }

    @Test
    void anObjectIsNamedByItsContentAndWrittenOnce() {
        S3Store store = store(ALLOWED);
        String place = store.put(HAY);
        assertThat(place).isEqualTo("farm-data/payloads/v1/" + Bucket.sha256(HAY));
        assertThat(store.put(HAY)).isEqualTo(place);
        // Another process does not know, and is told.
        assertThat(store(ALLOWED).put(HAY)).isEqualTo(place);
        assertThat(server.requests).hasSize(2).containsOnly("PUT /" + place);
        assertThat(store.get(place)).isEqualTo(HAY);
        assertThat(server.objects).hasSize(1);
    }

    @Test
    void requestsAreSignedAsAmazonsSignerSignsThem() {
        String place = store(ALLOWED).put(HAY);
        Map<String, List<String>> ours = server.headers.getFirst();

        SdkHttpRequest theirs = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(
                                AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", "secret", "a/session+token=="))
                        .request(SdkHttpRequest.builder()
                                .uri(server.url().resolve("/" + place))
                                .method(SdkHttpMethod.PUT)
                                .putHeader("Content-Type", "application/octet-stream")
                                .putHeader("If-None-Match", "*")
                                .build())
                        .payload(ContentStreamProvider.fromByteArray(HAY))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(
                                HttpSigner.SIGNING_CLOCK,
                                Clock.fixed(
                                        DATE.parse(ours.get("X-amz-date").getFirst(), Instant::from), ZoneOffset.UTC)))
                .request();
        assertThat(theirs.firstMatchingHeader("Authorization"))
                .contains(ours.get("Authorization").getFirst());
    }

    @Test
    void whoMayNotIsToldSo() {
        S3Store stranger = store(CredentialsProvider.of(new Credentials("AKIDOTHER", "guess")));
        assertThatThrownBy(() -> stranger.put(HAY))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refused -> assertThat(refused.status()).isEqualTo(403))
                .hasMessageContaining("farm-data")
                .hasMessageContaining("cannot be written: status 403, SignatureDoesNotMatch");
    }

    @Test
    void whatPassesIsWaitedOut() {
        server.failures.set(2);
        S3Store store = store(ALLOWED);
        assertThat(store.get(store.put(HAY))).isEqualTo(HAY);
        assertThat(server.requests).hasSize(4);
    }

    @Test
    void aMissingOrChangedObjectIsRefused() {
        S3Store store = store(ALLOWED);
        String place = store.put(HAY);
        server.objects.put("/" + place, new byte[] {1});
        assertThatThrownBy(() -> store.get(place)).hasMessageContaining("its hash differs");
        server.objects.clear();
        assertThatThrownBy(() -> store.get(place)).hasMessageContaining("cannot be read: status 404, NoSuchKey");
    }

    @Test
    void aReferenceCannotLeadElsewhere() {
        S3Store store = store(ALLOWED);
        for (String place : List.of("other/payloads/v1/x", "farm-data/x", "farm-data/payloads/v1/../x", "", "x?y")) {
            assertThatThrownBy(() -> store.get(place))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not in farm-data/payloads/v1/");
        }
        assertThatThrownBy(() -> S3Store.of("farm-data", "payloads", "eu-west-1", ALLOWED))
                .hasMessageContaining("is no prefix");
        assertThatThrownBy(() -> S3Store.of("UPPER", "", "eu-west-1", ALLOWED)).hasMessageContaining("no name");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void stepsAreRemembered() {
        S3Store store = store(ALLOWED);
        assertThat(store.find("country/FR")).isNull();
        store.keep("country/FR", "1");
        store.keep("country/FR", "2");
        assertThat(store(ALLOWED).find("country/FR")).isEqualTo("2");
    }

    @WorkflowType(version = "1.0")
    interface Harvest {
        @Execute
        String bring(String what);
    }

    static final class HarvestWorkflow implements Harvest {
        @Override
        public String bring(String what) {
            Workflow.sleep(Duration.ofDays(1));
            return what + what;
        }
    }

    @Test
    void aWorkflowsLargeValuesLieInTheBucket() {
        Payloads payloads = Payloads.json().offload(1_000, store(ALLOWED));
        try (TestFurrow furrow = new TestFurrow(TimeMode.SKIP, payloads).workflows(HarvestWorkflow.class)) {
            Harvest harvest = furrow.client().workflow(Harvest.class, "h-1");
            String hay = "x".repeat(40_000);
            var handle = furrow.client().start(() -> harvest.bring(hay));
            assertThat(handle.result()).isEqualTo(hay + hay);
            assertThat(handle.history().toString())
                    .contains("furrow+s3://farm-data/payloads/v1/")
                    .doesNotContain("xxxxx");
        }
        assertThat(server.objects).hasSize(2);
        assertThat(server.requests.stream().filter(request -> request.startsWith("PUT")))
                .hasSize(2);
    }
}
