package dev.furrow.server.console.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session of somebody who has shown a secret. The secret itself is not kept; whether key and user may still ask is
/// looked up at each request.
///
/// @param accessKeyId the key whose secret was shown
/// @param sessionToken of temporary credentials; null for others
/// @param until when the session ends
public record SignedIn(String accessKeyId, @Nullable String sessionToken, Instant until) {
    /// Without the token.
    @Override
    public String toString() {
        return "SignedIn[" + accessKeyId + " until " + until + "]";
    }
}
