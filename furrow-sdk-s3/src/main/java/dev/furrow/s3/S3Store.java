package dev.furrow.s3;

import dev.furrow.payload.PayloadStore;
import dev.furrow.plan.StepMemory;
import dev.furrow.spi.CredentialsProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Payloads as objects of a bucket, and a memory for steps. Used by many threads; one for each process is enough.
///
/// ```java
/// Payloads.json().offload(24_000, S3Store.of("farm-data", "payloads/", "eu-west-1", AwsCredentials.defaultChain()))
/// ```
///
/// Objects are named by the hash of their content and never change, so replays and retries write the same object
/// once, and a rule of the bucket may remove what is older than the longest workflow and the retention of its
/// domain together. Reading and writing block the calling thread, also while a decision is made; what was written
/// or read lately is not written again. Trouble that may pass is waited out for about two seconds, then
/// [S3Exception] is thrown.
public final class S3Store implements PayloadStore, StepMemory {
    private static final int REMEMBERED = 10_000;
    private static final byte[] NOTHING = {};
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*");
    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private final String bucketName;
    private final String prefix;
    private final String region;
    private final CredentialsProvider credentials;
    private final Bucket bucket;
    private final Set<String> known = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    private S3Store(String bucketName, String prefix, String region, CredentialsProvider credentials, URI root) {
        this.bucketName = bucketName;
        this.prefix = prefix;
        this.region = region;
        this.credentials = credentials;
        bucket = new Bucket(root, bucketName, region, credentials);
    }

    /// A bucket of Amazon S3.
    ///
    /// @param bucket its name; it must exist
    /// @param prefix what keys begin with: empty, or ends with a slash
    /// @param region where it is
    /// @param credentials of somebody who may read and write there; null ones for a store that does not ask
    public static S3Store of(String bucket, String prefix, String region, CredentialsProvider credentials) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("\"" + bucket + "\" is no name of a bucket");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("\"" + prefix
                    + "\" is no prefix: letters, digits, '.', '_' and '-', in parts that each end with a slash");
        }
        return new S3Store(
                bucket,
                prefix,
                region,
                credentials,
                URI.create("https://" + bucket + ".s3." + region + ".amazonaws.com/"));
    }

    /// The same bucket of another service, such as `http://localhost:9000`; buckets are the first part of its
    /// paths.
    public S3Store endpoint(URI service) {
        return new S3Store(
                bucketName, prefix, region, credentials, service.resolve("/").resolve(bucketName + "/"));
    }

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public String put(byte[] bytes) {
        String key = prefix + Bucket.sha256(bytes);
        if (!known.contains(key)) {
            Bucket.Answer answer = bucket.call(
                    "PUT", key, bytes, Map.of("Content-Type", "application/octet-stream", "If-None-Match", "*"));
            // 412: somebody has written the same before.
            if (answer.status() >= 300 && answer.status() != 412) {
                throw bucket.refusal("written", key, answer);
            }
            known.add(key);
        }
        return bucketName + "/" + key;
    }

    @Override
    public byte[] get(String place) {
        String begin = bucketName + "/";
        String key = place.startsWith(begin) ? place.substring(begin.length()) : "";
        if (!key.startsWith(prefix) || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("\"" + place + "\" is not in " + begin + prefix);
        }
        Bucket.Answer answer = bucket.call("GET", key, NOTHING, Map.of());
        if (answer.status() != 200) {
            throw bucket.refusal("read", key, answer);
        }
        String hash = key.substring(key.lastIndexOf('/') + 1);
        if (!Bucket.sha256(answer.body()).equals(hash)) {
            throw new S3Exception(
                    "The object " + key + " of the bucket " + bucketName + " is not what was written: its hash differs",
                    answer.status());
        }
        known.add(key);
        return answer.body();
    }

    @Override
    public @Nullable String find(String key) {
        String full = keyOf(key);
        Bucket.Answer answer = bucket.call("GET", full, NOTHING, Map.of());
        if (answer.status() == 404) {
            return null;
        }
        if (answer.status() != 200) {
            throw bucket.refusal("read", full, answer);
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void keep(String key, String value) {
        String full = keyOf(key);
        Bucket.Answer answer = bucket.call(
                "PUT", full, value.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json"));
        if (answer.status() >= 300) {
            throw bucket.refusal("written", full, answer);
        }
    }

    private String keyOf(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("\"" + key + "\" is no key");
        }
        return prefix + key;
    }
}
