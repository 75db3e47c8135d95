package dev.furrow.api.sigv4;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Signs requests. Safe for use by many threads.
public final class Signer {
    /// Headers that machines on the way may change, or that are made by the connection.
    private static final Set<String> UNSIGNED =
            Set.of("authorization", "connection", "content-length", "expect", "transfer-encoding", "user-agent");

    private final String region;
    private final String service;
    private final SigningKeyCache keys = new SigningKeyCache();

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
        SignatureDate date = SignatureDate.of(now);
        Map<String, String> added = new LinkedHashMap<>();
        added.put("X-Amz-Date", date.text());
        if (credentials.sessionToken() != null) {
            added.put("X-Amz-Security-Token", credentials.sessionToken());
        }
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(added);
        HttpMessage message = new HttpMessage(method, path, query, all.entrySet(), body);
        List<HttpMessage.Header> signed = new ArrayList<>(message.headers());
        signed.removeIf(header -> UNSIGNED.contains(header.name()));
        signed.sort(Comparator.comparing(HttpMessage.Header::name));
        String names = signed.stream().map(HttpMessage.Header::name).collect(Collectors.joining(";"));
        CredentialScope scope = new CredentialScope(date.day(), region, service);
        String text = CanonicalRequest.textToSign(
                message,
                signed,
                names,
                CanonicalRequest.HEX.formatHex(SigningKey.sha256(body)),
                StandardCharsets.UTF_8,
                date.text(),
                scope);
        byte[] signature = keys.get(credentials.accessKeyId(), credentials.secretKey(), scope)
                .sign(text);
        added.put(
                "Authorization",
                CanonicalRequest.ALGORITHM + " Credential=" + credentials.accessKeyId() + '/' + scope
                        + ", SignedHeaders=" + names + ", Signature="
                        + CanonicalRequest.HEX.formatHex(signature));
        return added;
    }
}
