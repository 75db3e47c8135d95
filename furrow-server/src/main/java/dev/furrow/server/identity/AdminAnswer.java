package dev.furrow.server.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an administrator hears.
///
/// @param lines what has happened, or what there is, a line each
/// @param credentials new ones; this is the only time that they are shown
/// @param users if users were asked for
/// @param keys if keys were asked for, or a user
/// @param document if a policy was asked for
/// @param allowed what a simulation has come to
public record AdminAnswer(
        List<String> lines,
        @Nullable NewSecret credentials,
        @Nullable List<User> users,
        @Nullable List<KeyInfo> keys,
        @Nullable String document,
        @Nullable Boolean allowed) {

    /// A key without its secret.
    ///
    /// @param id names the key
    /// @param user whose it is
    /// @param disabled whether it is refused
    /// @param createdAt when
    public record KeyInfo(String id, String user, boolean disabled, Instant createdAt) {}

    /// One thing that has happened.
    public static AdminAnswer said(String line) {
        return new AdminAnswer(List.of(line), null, null, null, null, null);
    }

    /// Things that there are.
    public static AdminAnswer listed(List<String> lines) {
        return new AdminAnswer(lines, null, null, null, null, null);
    }

    static AdminAnswer secret(NewSecret credentials) {
        return new AdminAnswer(List.of(), credentials, null, null, null, null);
    }
}
