package dev.furrow.internal.http;

import dev.furrow.spi.Credentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a `POST` to the root of a service with AWS Signature Version 4, which is all that this protocol needs:
/// no query, no path, the whole body at hand.
final class SigV4 {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "swf";

    private final String region;

    SigV4(String region) {
        this.region = region;
    }

    /// The headers to add to a request.
    ///
    /// @param headers those that the request has already and that shall be signed too
    Map<String, String> sign(
            URI endpoint, Map<String, String> headers, byte[] body, Credentials credentials, Instant at) {
        String time = TIME.format(at);
        String date = time.substring(0, 8);
        Map<String, String> added = new TreeMap<>();
        String bodyHash = hex(sha256(body));
        added.put("x-amz-content-sha256", bodyHash);
        added.put("x-amz-date", time);
        String sessionToken = credentials.sessionToken();
        if (sessionToken != null) {
            added.put("x-amz-security-token", sessionToken);
        }

        TreeMap<String, String> signed = new TreeMap<>(added);
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        signed.put("host", hostOf(endpoint));
        String names = String.join(";", signed.keySet());
        StringBuilder canonical = new StringBuilder("POST\n/\n\n");
        signed.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(names).append('\n').append(bodyHash);

        String scope = date + "/" + region + "/" + SERVICE + "/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(sha256(bytes(canonical.toString())));
        byte[] key = bytes("AWS4" + credentials.secretAccessKey());
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        added.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + hex(hmac(key, toSign)));
        return added;
    }

    /// The host as the HTTP client sends it: with the port, unless that is the scheme's own.
    private static String hostOf(URI endpoint) {
        int port = endpoint.getPort();
        boolean usual = port == -1
                || (port == 443 && "https".equals(endpoint.getScheme()))
                || (port == 80 && "http".equals(endpoint.getScheme()));
        return usual ? endpoint.getHost() : endpoint.getHost() + ":" + port;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
