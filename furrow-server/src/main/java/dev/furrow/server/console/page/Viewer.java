package dev.furrow.server.console.page;

import dev.furrow.server.access.Caller;
import org.jspecify.annotations.Nullable;

/// Who looks.
///
/// @param caller who it is; null for a stranger
/// @param sessionId the session, which everybody has
/// @param signed whether the request itself is signed, as a script's is, so that no session speaks for it
public record Viewer(@Nullable Caller caller, String sessionId, boolean signed) {
    /// The name to show; empty for a stranger.
    public String name() {
        return caller == null ? "" : caller.user();
    }
}
