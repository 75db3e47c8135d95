package dev.furrow.server.console.type;

import dev.furrow.server.console.page.Permission;
import java.util.List;

/// What the page of types shows.
///
/// @param domain whose; empty if there is none
/// @param kind `workflow` or `activity`
/// @param rows both registered and deprecated, by name and version
/// @param more whether there are more than are shown
/// @param register whether who looks may register one
public record Types(String domain, String kind, List<TypeRow> rows, boolean more, Permission register) {}
