package dev.furrow.server.console.domain;

import dev.furrow.server.console.page.Permission;
import java.util.List;

/// What the page of domains shows.
///
/// @param rows the domains that who looks may see
/// @param register whether who looks may register one
public record Domains(List<Row> rows, Permission register) {
    /// A domain.
    ///
    /// @param open executions that are open; negative if who looks may not know
    public record Row(
            String name, String link, String status, String retention, String description, long open, int types) {}
}
