package dev.furrow.s3;

import dev.furrow.api.sigv4.Signer;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Signed requests for the objects of one bucket. Whatever may pass is tried again: what is put is the same each
/// time.
final class Bucket {
    private static final int ATTEMPTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");

    private final URI root;
    private final String bucket;
    private final CredentialsProvider credentials;
    private final Signer signer;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /// @param root under which the objects are, with a slash at the end
    /// @param bucket for messages
    Bucket(URI root, String bucket, String region, CredentialsProvider credentials) {
        this.root = root;
        this.bucket = bucket;
        this.credentials = credentials;
        signer = new Signer(region, "s3");
    }

    /// An answer.
    record Answer(int status, byte[] body) {}

    /// @param headers beside those that every request has
    Answer call(String method, String key, byte[] body, Map<String, String> headers) {
        URI uri = root.resolve(key);
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> response =
                        client.send(request(method, uri, body, headers), HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() < 500 || attempt == ATTEMPTS) {
                    return new Answer(response.statusCode(), response.body());
                }
            } catch (IOException lost) {
                if (attempt == ATTEMPTS) {
                    throw new S3Exception(
                            "No answer from " + uri + " in " + ATTEMPTS + " attempts: " + lost.getMessage(), 0, lost);
                }
            } catch (InterruptedException interrupted) {
                throw interrupted(uri, interrupted);
            }
            pause(uri, attempt);
        }
    }

    private static void pause(URI uri, int attempt) {
        long bound = 50L << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(bound / 4, bound));
        } catch (InterruptedException interrupted) {
            throw interrupted(uri, interrupted);
        }
    }

    private static S3Exception interrupted(URI uri, InterruptedException why) {
        Thread.currentThread().interrupt();
        return new S3Exception("Interrupted while asking " + uri, 0, why);
    }

    private HttpRequest request(String method, URI uri, byte[] body, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("X-Amz-Content-Sha256", sha256(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        Credentials now = credentials.credentials();
        if (now != null) {
            Map<String, String> signed = new HashMap<>(headers);
            signed.put("Host", hostOf(uri));
            signer.sign(
                            new dev.furrow.api.sigv4.Credentials(
                                    now.accessKeyId(), now.secretAccessKey(), now.sessionToken()),
                            method,
                            uri.getPath(),
                            signed,
                            body,
                            Instant.now())
                    .forEach(request::header);
        }
        headers.forEach(request::header);
        return request.build();
    }

    /// The host as the client sends it.
    private static String hostOf(URI uri) {
        int port = uri.getPort();
        boolean usual = port == -1 || port == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
        return usual ? uri.getHost() : uri.getHost() + ":" + port;
    }

    /// What a refusal says, for people.
    S3Exception refusal(String what, String key, Answer answer) {
        Matcher code = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        return new S3Exception(
                "The object " + key + " of the bucket " + bucket + " cannot be " + what + ": status " + answer.status()
                        + (code.find() ? ", " + code.group(1) : ""),
                answer.status());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
