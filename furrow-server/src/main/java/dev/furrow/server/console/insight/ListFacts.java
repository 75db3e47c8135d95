package dev.furrow.server.console.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of one task list.
///
/// @param backlog tasks that wait
/// @param pollers polls that wait now
/// @param lastSeen when somebody polled last; null if nobody has since the server started
/// @param lastPoller how that one named itself; null if it did not
/// @param known since when polls are noted: since the server started
public record ListFacts(
        int backlog,
        int pollers,
        @Nullable Instant lastSeen,
        @Nullable String lastPoller,
        @Nullable Instant known) {
    /// Nothing.
    public static final ListFacts NONE = new ListFacts(0, 0, null, null, null);
}
