package dev.furrow.api.sigv4;

import org.jspecify.annotations.Nullable;

/// What a client signs with.
///
/// @param accessKeyId names the key
/// @param secretKey shared with the service, never sent
/// @param sessionToken comes with temporary keys and is sent along; null for keys that last
public record Credentials(
        String accessKeyId, String secretKey, @Nullable String sessionToken) {
    /// Without the secrets, so that a log line cannot hold them.
    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + (sessionToken == null ? "]" : ", temporary]");
    }
}
