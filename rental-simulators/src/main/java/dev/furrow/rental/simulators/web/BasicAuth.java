package dev.furrow.rental.simulators.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A key and a token, sent as HTTP's basic authentication.
///
/// @param key the user's name
/// @param token the password
public record BasicAuth(String key, String token) {
    /// Whether a header carries exactly these.
    public boolean fits(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(
                        authorization.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
    }

    /// The header that carries these.
    public String header() {
        return "Basic " + Base64.getEncoder().encodeToString((key + ':' + token).getBytes(StandardCharsets.UTF_8));
    }

    /// Without the token, so that a log line cannot hold it.
    @Override
    public String toString() {
        return "BasicAuth[" + key + ']';
    }
}
