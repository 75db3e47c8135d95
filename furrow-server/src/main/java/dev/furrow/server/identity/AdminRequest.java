package dev.furrow.server.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an administrator asks for; `action` says what, and each action takes some of the others.
///
/// @param action the name of an [AdminAction]
/// @param user the user
/// @param group the group
/// @param domain the domain
/// @param policy the policy's name
/// @param document the policy's JSON
/// @param accessKeyId the key
/// @param secretAccessKey the secret of a key that is taken in
/// @param seconds how long a session lasts
/// @param perform the action that is simulated
/// @param context condition keys of what is simulated, each `name=value`
/// @param requestId the request that was denied
/// @param quota the limit that is set
/// @param value what it is set to
public record AdminRequest(
        String action,
        @Nullable String user,
        @Nullable String group,
        @Nullable String domain,
        @Nullable String policy,
        @Nullable String document,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable Integer seconds,
        @Nullable String perform,
        @Nullable List<String> context,
        @Nullable String requestId,
        @Nullable String quota,
        @Nullable Integer value) {
    /// Without the secret.
    @Override
    public String toString() {
        return "AdminRequest[" + action + "]";
    }
}
