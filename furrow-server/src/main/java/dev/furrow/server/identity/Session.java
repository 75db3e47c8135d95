package dev.furrow.server.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Temporary credentials: everything about them is in their token, under the master key, so nothing is kept.
///
/// @param accessKeyId of the temporary key
/// @param secret of the temporary key
/// @param user whose policies hold
/// @param parentKeyId the key with which they were asked for, without which they end; null if an operator made them
/// @param roleSession the name of the session, for sessions of a role; null for others
/// @param madeAt since when they are; they are not those of a later user of the same name
/// @param expiresAt when they end
/// @param policy a policy that restricts them further; null for none
public record Session(
        String accessKeyId,
        String secret,
        String user,
        @Nullable String parentKeyId,
        @Nullable String roleSession,
        Instant madeAt,
        Instant expiresAt,
        @Nullable String policy) {
    /// Without the secret.
    @Override
    public String toString() {
        return "Session[" + accessKeyId + " of " + user + " until " + expiresAt + "]";
    }
}
