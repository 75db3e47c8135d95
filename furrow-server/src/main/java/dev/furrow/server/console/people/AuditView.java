package dev.furrow.server.console.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of the audit log shows.
///
/// @param kept whether there is one
/// @param filter what the lines must hold
/// @param lines the latest first
public record AuditView(boolean kept, String filter, List<Line> lines) {
    /// A line as it stands in the file.
    public record Line(
            String time,
            String requestId,
            String principal,
            @Nullable String accessKeyId,
            String address,
            String action,
            @Nullable String resource,
            String outcome,
            @Nullable String reason,
            @Nullable String hash) {}
}
