package dev.furrow.server.console.type;

import dev.furrow.server.console.page.Permission;
import java.util.List;
import java.util.Map;

/// What the page of one type shows.
///
/// @param domain whose
/// @param row the type
/// @param defaults what holds where a start or a decision says nothing, by the names of the API
/// @param usage its versions with how many runs there are; empty for an activity type
/// @param actions what may be done to it
public record OneType(
        String domain, TypeRow row, Map<String, String> defaults, List<Usage> usage, List<Action> actions) {
    /// How much a version is used.
    ///
    /// @param open runs that are open; negative if who looks may not know
    /// @param closed runs that are closed
    public record Usage(String version, String status, String link, long open, long closed) {}

    /// Something that may be done.
    public record Action(String name, Permission permission) {}
}
