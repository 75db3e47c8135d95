package dev.furrow.server.console.executions;

import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of executions shows.
///
/// @param domain where it looks; empty if there is no domain
/// @param params the filter as it is in the address
/// @param columns the columns that are shown
/// @param rows the executions
/// @param next the address of the next page; empty on the last
/// @param first the address of the first page; empty on the first
/// @param looked how many executions were looked at
/// @param cut whether the search has stopped before its end
/// @param capped whether the order is of the first so many only
/// @param views the views that were saved
/// @param actions what may be done to many
public record Executions(
        String domain,
        Params params,
        List<String> columns,
        List<Row> rows,
        String next,
        String first,
        int looked,
        boolean cut,
        boolean capped,
        List<Saved> views,
        List<Action> actions) {
    /// All columns.
    public static final List<String> COLUMNS = List.of(
            "id", "run", "type", "version", "status", "start", "close", "duration", "parent", "tags", "cancel", "list");

    static final List<String> USUAL = List.of("id", "type", "version", "status", "start", "close", "tags");

    /// An execution.
    public record Row(
            String workflowId,
            String runId,
            String link,
            String type,
            String version,
            String status,
            Instant start,
            @Nullable Instant close,
            String duration,
            String parent,
            String parentLink,
            List<String> tags,
            boolean cancelRequested,
            String taskList) {
        /// As a form names it.
        public String value() {
            return runId + " " + workflowId;
        }
    }

    /// A view that was saved.
    public record Saved(String name, String link) {}

    /// Something that may be done to many.
    public record Action(String name, Permission permission) {}

    /// Whether a column is shown.
    public boolean shows(String column) {
        return columns.contains(column);
    }
}
