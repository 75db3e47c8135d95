package dev.furrow.server.console.home;

import dev.furrow.server.console.page.Chart;
import java.time.Instant;
import java.util.List;

/// What the first page shows.
///
/// @param nothing whether there is no domain that could be shown
/// @param cards numbers with their last hour
/// @param lists task lists, the one with the oldest task first
/// @param near limits of which most is used
/// @param oldest executions that are open longest
public record Home(boolean nothing, List<Card> cards, List<Waiting> lists, List<Near> near, List<Oldest> oldest) {
    /// A number.
    ///
    /// @param name of its texts
    /// @param figure the number
    /// @param note what to know beside it
    /// @param chart its last hour
    /// @param bad whether more of it is worse
    /// @param link where it is shown in full; empty for nowhere
    public record Card(String name, String figure, String note, Chart chart, boolean bad, String link) {}

    /// A task list.
    ///
    /// @param oldest how long the next task has waited
    public record Waiting(
            String name, String kind, String domain, int backlog, String oldest, int pollers, String link) {}

    /// A limit.
    ///
    /// @param of what it is the limit of
    public record Near(String limit, String of, long use, long most) {}

    /// An execution.
    public record Oldest(String workflowId, String type, String domain, Instant start, String link) {}
}
