package dev.furrow.server.identity;

import java.time.Instant;

/// What a user's programs sign with.
///
/// @param id names the key
/// @param user whose it is
/// @param sealedSecret the secret under the master key
/// @param disabled whether it is refused for now
/// @param createdAt when
public record AccessKey(String id, String user, String sealedSecret, boolean disabled, Instant createdAt) {
    AccessKey disabled(boolean now) {
        return new AccessKey(id, user, sealedSecret, now, createdAt);
    }
}
