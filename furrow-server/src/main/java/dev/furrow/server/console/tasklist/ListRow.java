package dev.furrow.server.console.tasklist;

/// A task list, as pages show it.
///
/// @param kind `decision` or `activity`
/// @param backlog tasks that wait
/// @param oldest how long the next one has waited; empty if none waits
/// @param parked polls that wait
/// @param pollers who has polled within the last minutes
/// @param lastPoll when somebody last polled; empty if nobody is remembered
/// @param in tasks that come, in a second
/// @param out tasks that are handed out, in a second
public record ListRow(
        String domain,
        String kind,
        String name,
        String link,
        int backlog,
        String oldest,
        int parked,
        int pollers,
        String lastPoll,
        String in,
        String out) {}
