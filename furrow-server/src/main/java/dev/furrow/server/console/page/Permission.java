package dev.furrow.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether something may be done, and if not why: for the button that would do it.
///
/// @param allowed whether it may
/// @param action what it is called in policies
/// @param resource what it would be done to
/// @param reasons what policies say, if who looks may know; empty otherwise
public record Permission(boolean allowed, String action, String resource, List<String> reasons) {
    /// The element that says why not; null if it may be done.
    public @Nullable String deniedBy() {
        return allowed ? null : id();
    }

    /// An id for the element that says so.
    public String id() {
        return "why-" + Integer.toHexString((action + resource).hashCode());
    }
}
