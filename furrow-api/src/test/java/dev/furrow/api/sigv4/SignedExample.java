package dev.furrow.api.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A well-signed request that tests change afterwards, as an attacker would.
final class SignedExample {
    static final Instant NOW = Instant.parse("2026-11-22T20:37:49Z");
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    String method = "POST";
    String path = "/";

    @Nullable String query;

    byte[] body = "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    final List<Map.Entry<String, String>> headers = new ArrayList<>();

    SignedExample() {
        this(new Credentials("AKIDEXAMPLE", SECRET, null), "us-east-1", "swf", NOW);
    }

    SignedExample(Credentials credentials, String region, String service, Instant at) {
        Map<String, String> sent = Map.of(
                "Host",
                "furrow.test:7700",
                "X-Amz-Target",
                "SimpleWorkflowService.DescribeDomain",
                "Content-Type",
                "application/x-amz-json-1.0");
        headers.addAll(sent.entrySet());
        headers.addAll(new Signer(region, service)
                .sign(credentials, method, path, sent, body, at)
                .entrySet());
    }

    SignedExample with(String name, String value) {
        without(name);
        return and(name, value);
    }

    SignedExample and(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    SignedExample without(String name) {
        headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        return this;
    }

    String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    SignedExample authorization(UnaryOperator<String> change) {
        return with("Authorization", change.apply(header("Authorization")));
    }

    HttpMessage message() {
        return new HttpMessage(method, path, query, headers, body);
    }

    /// In hexadecimal digits.
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    Verified verify() {
        return ordinary().verify(message(), NOW);
    }

    /// As the second request on a connection whose first was right and had the same key.
    Verified verifyAfterAGoodOne() {
        Verifier verifier = ordinary();
        verifier.verify(new SignedExample().message(), NOW);
        return verifier.verify(message(), NOW);
    }

    private static Verifier ordinary() {
        return verifier((id, token) -> id.equals("AKIDEXAMPLE") ? SECRET : null);
    }

    static Verifier verifier(Secrets secrets) {
        return new Verifier(Set.of("swf"), Set.of("us-east-1", "eu-west-1"), Duration.ofMinutes(15), secrets);
    }
}
