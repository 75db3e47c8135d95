package dev.furrow.api.sigv4;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Signs requests. Safe for use by many threads.
public final class Signer {
    private static final HexFormat HEX = HexFormat.of();
    /// Headers that machines on the way may change, or that are made by the connection.
    private static final Set<String> UNSIGNED =
            Set.of("authorization", "connection", "content-length", "expect", "transfer-encoding", "user-agent");

    private final String region;
    private final String service;
    private final SigningKeyCache keys = new SigningKeyCache();
    private volatile @Nullable SignatureDate latest;

    /// @param region the region that requests are meant for
    /// @param service the service's name in signatures: `swf`
    public Signer(String region, String service) {
        this.region = region;
        this.service = service;
    }

    /// The headers that make a request a signed one; they come beside those that it has.
    ///
    /// @param path without a query, of characters that need no encoding
    /// @param headers those to sign, `Host` among them
    /// @param now when it is signed
    public Map<String, String> sign(
            Credentials credentials,
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            Instant now) {
        return sign(credentials, method, path, null, headers, body, now);
    }

    /// As above, for a request with a query.
    ///
    /// @param query what follows the question mark, as it is sent; null for none
    public Map<String, String> sign(
            Credentials credentials,
            String method,
            String path,
            @Nullable String query,
            Map<String, String> headers,
            byte[] body,
            Instant now) {
        SignatureDate date = date(now);
        Map<String, String> added = new LinkedHashMap<>();
        added.put("X-Amz-Date", date.text());
        if (credentials.sessionToken() != null) {
            added.put("X-Amz-Security-Token", credentials.sessionToken());
        }
        List<Signed> signed = new ArrayList<>(headers.size() + added.size());
        headers.forEach((name, value) -> {
            if (!added.containsKey(name)) {
                add(signed, name, value);
            }
        });
        added.forEach((name, value) -> add(signed, name, value));
        signed.sort(Comparator.comparing(Signed::name));
        StringJoiner joined = new StringJoiner(";");
        List<String> values = new ArrayList<>(signed.size());
        for (Signed header : signed) {
            joined.add(header.name);
            values.add(header.value);
        }
        String names = joined.toString();
        CredentialScope scope = new CredentialScope(date.day(), region, service);
        byte[] signature = CanonicalRequest.signature(
                keys.get(credentials.accessKeyId(), credentials.secretKey(), scope),
                method,
                path,
                query,
                names,
                values,
                HashInput.ofThread().sha256(body),
                date.text(),
                scope);
        added.put(
                "Authorization",
                CanonicalRequest.ALGORITHM + " Credential=" + credentials.accessKeyId() + '/' + scope
                        + ", SignedHeaders=" + names + ", Signature=" + HEX.formatHex(signature));
        return added;
    }

    /// A header to sign.
    ///
    /// @param name in lower case
    /// @param value as it will be on the wire, each byte one character
    private record Signed(String name, String value) {}

    private static void add(List<Signed> signed, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!UNSIGNED.contains(lower)) {
            byte[] wire = value.getBytes(StandardCharsets.UTF_8);
            boolean ascii = wire.length == value.length();
            signed.add(new Signed(lower, ascii ? value : new String(wire, StandardCharsets.ISO_8859_1)));
        }
    }

    /// Formatting takes longer than signing, and many requests have the same second.
    private SignatureDate date(Instant now) {
        SignatureDate date = latest;
        if (date == null || date.at().getEpochSecond() != now.getEpochSecond()) {
            date = SignatureDate.of(now);
            latest = date;
        }
        return date;
    }
}
