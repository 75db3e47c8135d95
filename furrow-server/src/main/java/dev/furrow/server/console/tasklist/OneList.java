package dev.furrow.server.console.tasklist;

import dev.furrow.server.console.poller.Poller;
import java.util.List;

/// What the page of one list shows.
///
/// @param row how it stands
/// @param pollers who has polled it within a day
/// @param tasks the first tasks that wait; empty if who looks may not see executions
public record OneList(ListRow row, List<Poller> pollers, List<Task> tasks) {
    /// A task that waits.
    public record Task(String workflowId, String runId, String link, long eventId, String waits, int priority) {}
}
