package dev.furrow.server.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Credentials at the one moment when they are shown.
///
/// @param user whose they are
/// @param accessKeyId names the key
/// @param secretAccessKey signs
/// @param sessionToken comes with temporary ones; null for others
/// @param expiration when temporary ones end; null for others
public record NewSecret(
        String user,
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken,
        @Nullable Instant expiration) {
    /// Without the secrets.
    @Override
    public String toString() {
        return "NewSecret[" + accessKeyId + " of " + user + "]";
    }
}
