package dev.furrow.rental.simulators.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.simulators.temper.Chance;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.Timeline;
import dev.furrow.rental.simulators.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3Test {
    private static final String KEY = "papers/ram kumar+1/ट्रैक्टर.pdf";

    @TempDir
    private Path data;

    /// The wall's clock, moved: the client's own clock cannot be.
    private Duration ahead = Duration.ZERO;

    private WebServer server;
    private S3 store;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        Timeline timeline = new Timeline() {
            @Override
            public Instant now() {
                return Instant.now().plus(ahead);
            }

            @Override
            public void after(Duration delay, Runnable task) {
                throw new IllegalStateException("A store does nothing later");
            }
        };
        store = new S3(
                data,
                SimulatorSettings.ACCESS_KEY_ID,
                SimulatorSettings.SECRET_ACCESS_KEY,
                timeline,
                new Chance(1),
                Temper.calm());
        server = new WebServer("127.0.0.1", 0, store);
        s3 = client(SimulatorSettings.ACCESS_KEY_ID, SimulatorSettings.SECRET_ACCESS_KEY, true);
        if (!new ObjectFiles(data).has("assets")) {
            s3.createBucket(bucket -> bucket.bucket("assets"));
        }
    }

    private S3Client client(String id, String secret, boolean chunked) {
        return S3Client.builder()
                .endpointOverride(server.url())
                .region(Region.AP_SOUTH_1)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .requestChecksumCalculation(
                        chunked ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(chunked)
                        .build())
                .overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(1)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .build();
    }

    @AfterEach
    void stop() {
        s3.close();
        server.close();
    }

    private void put(String key, String text) {
        s3.putObject(put -> put.bucket("assets").key(key).contentType("text/plain"), RequestBody.fromString(text));
    }

    private String get(String key) {
        return s3.getObjectAsBytes(get -> get.bucket("assets").key(key)).asUtf8String();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }

    @Test
    void whatIsPutCanBeReadAndDescribed() {
        s3.putObject(
                put -> put.bucket("assets")
                        .key(KEY)
                        .contentType("application/pdf")
                        .metadata(Map.of("supplier", "s-1")),
                RequestBody.fromString("नमस्ते"));
        ResponseBytes<GetObjectResponse> read =
                s3.getObjectAsBytes(get -> get.bucket("assets").key(KEY));
        assertThat(read.asUtf8String()).isEqualTo("नमस्ते");
        assertThat(read.response().contentType()).isEqualTo("application/pdf");
        assertThat(read.response().metadata()).containsEntry("supplier", "s-1");
        assertThat(s3.headObject(head -> head.bucket("assets").key(KEY)).contentLength())
                .isEqualTo(18);
        assertThat(s3.getObjectAsBytes(get -> get.bucket("assets").key(KEY).range("bytes=3-5"))
                        .asUtf8String())
                .isEqualTo("म");
    }

    @Test
    void withoutChunksAndChecksumsItIsTheSame() {
        try (S3Client plain = client(SimulatorSettings.ACCESS_KEY_ID, SimulatorSettings.SECRET_ACCESS_KEY, false)) {
            plain.putObject(put -> put.bucket("assets").key("plain"), RequestBody.fromString("text"));
        }
        assertThat(get("plain")).isEqualTo("text");
    }

    @Test
    void whatIsDeletedIsGone() {
        put("a", "1");
        s3.deleteObject(delete -> delete.bucket("assets").key("a"));
        refused("NoSuchKey", () -> get("a"));
        refused(
                "NoSuchBucket",
                () -> s3.getObjectAsBytes(get -> get.bucket("other").key("a")));
        refused("BucketAlreadyOwnedByYou", () -> s3.createBucket(create -> create.bucket("assets")));
    }

    @Test
    void aKeyMayBeKeptFromBeingOverwritten() {
        s3.putObject(put -> put.bucket("assets").key("once").ifNoneMatch("*"), RequestBody.fromString("1"));
        refused(
                "PreconditionFailed",
                () -> s3.putObject(
                        put -> put.bucket("assets").key("once").ifNoneMatch("*"), RequestBody.fromString("2")));
        assertThat(get("once")).isEqualTo("1");
    }

    @Test
    void aListComesInPagesAndFolders() {
        for (String key : List.of("b/1", "b/2", "a", "c/x/1", "c/y/1", "d & <e>")) {
            put(key, key);
        }
        List<String> all = new ArrayList<>();
        s3.listObjectsV2Paginator(list -> list.bucket("assets").maxKeys(2))
                .contents()
                .forEach(object -> all.add(object.key()));
        assertThat(all).containsExactly("a", "b/1", "b/2", "c/x/1", "c/y/1", "d & <e>");
        List<String> folders = new ArrayList<>();
        List<String> files = new ArrayList<>();
        s3.listObjectsV2Paginator(list -> list.bucket("assets").delimiter("/").maxKeys(1))
                .forEach(page -> {
                    page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(folders::add);
                    page.contents().stream().map(S3Object::key).forEach(files::add);
                });
        assertThat(folders).containsExactly("b/", "c/");
        assertThat(files).containsExactly("a", "d & <e>");
        ListObjectsV2Response inside =
                s3.listObjectsV2(list -> list.bucket("assets").prefix("c/").delimiter("/"));
        assertThat(inside.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("c/x/", "c/y/");
    }

    @Test
    void onlyTheKeysOwnerMayAskAndNotWithAnOldRequest() {
        put("a", "1");
        try (S3Client wrong = client(SimulatorSettings.ACCESS_KEY_ID, "other", true);
                S3Client unknown = client("AKIAOTHER", SimulatorSettings.SECRET_ACCESS_KEY, true)) {
            refused(
                    "SignatureDoesNotMatch",
                    () -> wrong.getObjectAsBytes(get -> get.bucket("assets").key("a")));
            refused(
                    "InvalidAccessKeyId",
                    () -> unknown.getObjectAsBytes(get -> get.bucket("assets").key("a")));
        }
        ahead = Duration.ofMinutes(16);
        refused("RequestTimeTooSkewed", () -> get("a"));
    }

    @Test
    void anybodyReadsWhatIsPublicAndNothingElse() throws IOException, InterruptedException {
        s3.putObject(
                put -> put.bucket("assets")
                        .key("photo")
                        .acl(ObjectCannedACL.PUBLIC_READ)
                        .cacheControl("max-age=60"),
                RequestBody.fromString("jpeg"));
        put("paper", "secret");
        HttpResponse<String> photo = open(server.url().resolve("/assets/photo"), "GET");
        assertThat(photo.body()).isEqualTo("jpeg");
        assertThat(photo.headers().firstValue("Cache-Control")).contains("max-age=60");
        assertThat(open(server.url().resolve("/assets/paper"), "GET").statusCode())
                .isEqualTo(403);
        assertThat(open(server.url().resolve("/assets/none"), "GET").statusCode())
                .isEqualTo(403);
        assertThat(open(server.url().resolve("/assets"), "GET").statusCode()).isEqualTo(403);
        assertThat(open(server.url().resolve("/assets/photo"), "PUT").statusCode())
                .isEqualTo(403);
        assertThat(open(server.url().resolve("/assets/photo"), "DELETE").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLinkIsGoodForOneObjectAndSomeTime() throws IOException, InterruptedException {
        put(KEY, "secret");
        put("other", "other secret");
        URI link;
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(server.url())
                .region(Region.AP_SOUTH_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        SimulatorSettings.ACCESS_KEY_ID, SimulatorSettings.SECRET_ACCESS_KEY)))
                .build()) {
            link = URI.create(presigner
                    .presignGetObject(sign -> sign.signatureDuration(Duration.ofMinutes(10))
                            .getObjectRequest(
                                    get -> get.bucket("assets").key(KEY).responseContentDisposition("attachment")))
                    .url()
                    .toString());
        }
        HttpResponse<String> read = open(link, "GET");
        assertThat(read.body()).isEqualTo("secret");
        assertThat(read.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(open(link, "DELETE").statusCode()).isEqualTo(403);
        String stolen = link.toString().replaceFirst("/assets/[^?]*", "/assets/other");
        assertThat(open(URI.create(stolen), "GET").body()).contains("SignatureDoesNotMatch");
        String longer = link.toString().replace("X-Amz-Expires=600", "X-Amz-Expires=6000");
        assertThat(open(URI.create(longer), "GET").body()).contains("SignatureDoesNotMatch");
        ahead = Duration.ofMinutes(10).plusSeconds(2);
        assertThat(open(link, "GET").body()).contains("Request has expired");
    }

    private static HttpResponse<String> open(URI uri, String method) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whatWasPutOutlivesTheProcess() throws IOException {
        put(KEY, "kept");
        stop();
        start();
        assertThat(get(KEY)).isEqualTo("kept");
        assertThat(s3.listObjectsV2(list -> list.bucket("assets")).contents())
                .extracting(S3Object::key)
                .containsExactly(KEY);
    }

    @Test
    void aStoreInTroubleAsksForPatience() {
        store.temper(new Temper(0, 1, Duration.ZERO, Duration.ZERO));
        refused("SlowDown", () -> get("a"));
    }
}
