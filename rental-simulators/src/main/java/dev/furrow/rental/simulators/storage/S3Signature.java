package dev.furrow.rental.simulators.storage;

import dev.furrow.api.sigv4.CredentialScope;
import dev.furrow.api.sigv4.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Verifies what signs a request to S3: the header of an ordinary request, or the query of a presigned link. SWF's
/// form of the same signature, which `furrow-api` verifies, has no query, no unsigned payload and no chunks; the
/// signing key is the same.
final class S3Signature {
    static final HexFormat HEX = HexFormat.of();

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final long LONGEST_LINK_SECONDS = 604_800;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Pattern HEADER = Pattern.compile(
            ALGORITHM
                    + " Credential=([^,/ ]+)/([0-9]{8})/([^,/ ]+)/s3/aws4_request, *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})");
    private static final Pattern CREDENTIAL = Pattern.compile("([^/]+)/([0-9]{8})/([^/]+)/s3/aws4_request");

    private final String accessKeyId;
    private final String secretKey;

    S3Signature(String accessKeyId, String secretKey) {
        this.accessKeyId = accessKeyId;
        this.secretKey = secretKey;
    }

    /// A good signature.
    ///
    /// @param payload what it says of the body: its hash, `UNSIGNED-PAYLOAD`, or `STREAMING-...`
    /// @param date when it was made, in the basic form
    record Good(String payload, String date, CredentialScope scope, SigningKey key, String signature) {
        /// The signature of a part of a streamed body, given the one before it.
        String chunk(String algorithm, String before, String hashes) {
            return HEX.formatHex(key.sign(algorithm + '\n' + date + '\n' + scope + '\n' + before + '\n' + hashes));
        }
    }

    static boolean isSigned(S3Path path, Map<String, List<String>> headers) {
        return headers.containsKey("authorization") || path.has("X-Amz-Signature");
    }

    /// @param headers all of the request's, names in lower case
    /// @throws S3Fault if nobody may do this
    Good verify(String method, S3Path path, Map<String, List<String>> headers, Instant now) {
        List<String> header = headers.get("authorization");
        return header == null
                ? link(method, path, headers, now)
                : header(method, path, headers, header.getFirst(), now);
    }

    private Good header(
            String method, S3Path path, Map<String, List<String>> headers, String authorization, Instant now) {
        Matcher parts = HEADER.matcher(authorization);
        if (!parts.matches()) {
            throw new S3Fault(400, "AuthorizationHeaderMalformed", "The authorization header is malformed.");
        }
        String payload = value(headers, "x-amz-content-sha256");
        if (payload == null) {
            throw new S3Fault(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
        }
        String date = String.valueOf(value(headers, "x-amz-date"));
        Instant at = instant(date);
        if (Duration.between(at, now).abs().compareTo(SKEW) > 0) {
            throw new S3Fault(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large.");
        }
        return require(
                method,
                path,
                headers,
                new Claim(
                        parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5), date, payload));
    }

    private Good link(String method, S3Path path, Map<String, List<String>> headers, Instant now) {
        Matcher credential = CREDENTIAL.matcher(String.valueOf(path.parameter("X-Amz-Credential")));
        String names = path.parameter("X-Amz-SignedHeaders");
        String signature = path.parameter("X-Amz-Signature");
        String expires = String.valueOf(path.parameter("X-Amz-Expires"));
        if (!credential.matches()
                || names == null
                || signature == null
                || !ALGORITHM.equals(path.parameter("X-Amz-Algorithm"))
                || !expires.matches("[0-9]{1,6}")
                || Long.parseLong(expires) > LONGEST_LINK_SECONDS) {
            throw new S3Fault(
                    400,
                    "AuthorizationQueryParametersError",
                    "Query-string authentication needs all of its parameters.");
        }
        String date = String.valueOf(path.parameter("X-Amz-Date"));
        Instant at = instant(date);
        Good good = require(
                method,
                path,
                headers,
                new Claim(
                        credential.group(1),
                        credential.group(2),
                        credential.group(3),
                        names,
                        signature,
                        date,
                        UNSIGNED));
        if (now.isAfter(at.plusSeconds(Long.parseLong(expires)))) {
            throw S3Fault.denied("Request has expired");
        }
        if (at.isAfter(now.plus(SKEW))) {
            throw S3Fault.denied("Request is not valid yet");
        }
        return good;
    }

    private record Claim(
            String accessKeyId,
            String day,
            String region,
            String names,
            String signature,
            String date,
            String payload) {}

    private Good require(String method, S3Path path, Map<String, List<String>> headers, Claim claim) {
        if (!claim.accessKeyId.equals(accessKeyId)) {
            throw new S3Fault(
                    403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
        }
        if (!claim.date.startsWith(claim.day)) {
            throw S3Fault.denied("The credential is of another day than the request");
        }
        List<String> names = Arrays.asList(claim.names.split(";", -1));
        if (!names.contains("host")) {
            throw S3Fault.denied("The header host must be signed");
        }
        for (String name : headers.keySet()) {
            if (name.startsWith("x-amz-") && !names.contains(name)) {
                throw S3Fault.denied("There were headers present in the request which were not signed: " + name);
            }
        }
        CredentialScope scope = new CredentialScope(claim.day, claim.region, "s3");
        SigningKey key = SigningKey.derive(secretKey, scope);
        String canonical = canonical(method, path, headers, names, claim);
        byte[] expected = key.sign(ALGORITHM + '\n' + claim.date + '\n' + scope + '\n' + hash(canonical));
        if (!MessageDigest.isEqual(
                HEX.formatHex(expected).getBytes(StandardCharsets.US_ASCII),
                claim.signature.getBytes(StandardCharsets.UTF_8))) {
            throw new S3Fault(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
        return new Good(claim.payload, claim.date, scope, key, claim.signature);
    }

    private static String canonical(
            String method, S3Path path, Map<String, List<String>> headers, List<String> names, Claim claim) {
        StringBuilder form = new StringBuilder(method)
                .append('\n')
                .append(path.canonicalPath())
                .append('\n')
                .append(path.canonicalQuery())
                .append('\n');
        for (String name : names) {
            List<String> values = headers.getOrDefault(name, List.of());
            form.append(name).append(':');
            form.append(String.join(
                    ",",
                    values.stream()
                            .map(each -> each.strip().replaceAll(" +", " "))
                            .toList()));
            form.append('\n');
        }
        return form.append('\n')
                .append(claim.names)
                .append('\n')
                .append(claim.payload)
                .toString();
    }

    private static @Nullable String value(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.getFirst();
    }

    private static Instant instant(String date) {
        try {
            return LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException malformed) {
            throw S3Fault.denied("AWS authentication requires a valid Date or x-amz-date header");
        }
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        return HEX.formatHex(SigningKey.sha256(bytes));
    }
}
