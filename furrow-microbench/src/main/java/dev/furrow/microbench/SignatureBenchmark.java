package dev.furrow.microbench;

import dev.furrow.api.sigv4.Credentials;
import dev.furrow.api.sigv4.HttpMessage;
import dev.furrow.api.sigv4.Signer;
import dev.furrow.api.sigv4.Verified;
import dev.furrow.api.sigv4.Verifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a signature costs either end, with the headers that the AWS SDK for Java sends. Verifying may take 15
/// microseconds.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class SignatureBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-22T20:37:49Z");
    private static final Credentials CREDENTIALS = new Credentials("AKIDEXAMPLE", "secretsecretsecretsecret", null);

    /// Characters of the body.
    @Param({"400", "4000"})
    public int bodyLength = 400;

    private final Signer signer = new Signer("us-east-1", "swf");
    private final Verifier verifier =
            new Verifier(Set.of("swf"), Set.of(), Duration.ofMinutes(15), (id, token) -> "secretsecretsecretsecret");
    private final Map<String, String> toSign = new LinkedHashMap<>(Map.of(
            "Host", "127.0.0.1:7700",
            "amz-sdk-invocation-id", "8a4f3b52-9d3f-4bb7-a4ee-1d3a6c2f9e10",
            "amz-sdk-request", "attempt=1; max=4",
            "Content-Type", "application/x-amz-json-1.0",
            "X-Amz-Target", "SimpleWorkflowService.RespondDecisionTaskCompleted"));
    private byte[] body = {};
    private List<Map.Entry<String, String>> signed = List.of();

    private byte[] body() {
        if (body.length != bodyLength) {
            body = "x".repeat(bodyLength).getBytes(StandardCharsets.US_ASCII);
        }
        return body;
    }

    /// Signs a request.
    @Benchmark
    public Map<String, String> sign() {
        return signer.sign(CREDENTIALS, "POST", "/", toSign, body(), NOW);
    }

    /// Verifies a request, from the headers as the listener has them.
    @Benchmark
    public Verified verify() {
        if (signed.isEmpty()) {
            Map<String, String> all = new LinkedHashMap<>(toSign);
            all.putAll(sign());
            all.put("User-Agent", "aws-sdk-java/2.40.2 md/io#sync md/http#Apache ua/2.1 api/SWF#2.40.x");
            all.put("Content-Length", String.valueOf(bodyLength));
            signed = new ArrayList<>(all.entrySet());
        }
        return verifier.verify(new HttpMessage("POST", "/", null, signed, body()), NOW);
    }
}
