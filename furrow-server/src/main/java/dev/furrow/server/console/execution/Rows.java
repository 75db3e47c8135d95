package dev.furrow.server.console.execution;

import dev.furrow.server.console.insight.Group;
import dev.furrow.server.console.insight.HistoryIndex;
import dev.furrow.server.console.insight.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window of rows of a history; a browser asks for the windows that it shows.
///
/// @param mode `compact`: a row for each group; `full`: a row for each event; `json`: a row for each event as it is
/// @param from the first row, from 0
/// @param total how many rows there are
/// @param rows those of the window
public record Rows(String mode, int from, int total, List<Row> rows) {
    /// Rows of a window.
    static final int WINDOW = 100;

    private static final int GLANCE = 300;

    /// A row.
    ///
    /// @param number its place, from 0
    /// @param eventId the event, or the one that opened the group
    /// @param type of the event; null for a group
    /// @param kind of the group
    /// @param outcome of the group
    /// @param at when it happened or began
    /// @param tookMillis how long a group took; negative while it is open or for an event
    /// @param waitedMillis how long it took until its start; negative if there was none
    /// @param name what it is about
    /// @param id the id that the decider chose
    /// @param who who has worked on it
    /// @param events how many events a group has
    /// @param json the beginning of the event, in the mode `json`
    public record Row(
            int number,
            long eventId,
            @Nullable String type,
            Group.Kind kind,
            Group.Outcome outcome,
            Instant at,
            long tookMillis,
            long waitedMillis,
            String name,
            String id,
            @Nullable String who,
            int events,
            @Nullable String json) {}

    static Rows of(Execution execution, String wanted, int from) {
        String mode = wanted.equals("full") || wanted.equals("json") ? wanted : "compact";
        Rows rows = execution.index(index -> mode.equals("compact") ? groups(index, from) : events(index, mode, from));
        return mode.equals("json") ? rows.withJson(execution) : rows;
    }

    private static Rows groups(HistoryIndex index, int from) {
        int first = Math.clamp(from, 0, Math.max(0, index.groupCount() - 1));
        List<Row> rows = new ArrayList<>();
        for (Group group : index.groups(first, WINDOW)) {
            boolean open = group.outcome() == Group.Outcome.OPEN;
            rows.add(new Row(
                    group.number(),
                    group.openedBy(),
                    null,
                    group.kind(),
                    group.outcome(),
                    Instant.ofEpochMilli(group.openedAt()),
                    open ? -1 : group.closedAt() - group.openedAt(),
                    group.startedBy() == 0 ? -1 : group.startedAt() - group.openedAt(),
                    Shown.line(group.name()),
                    Shown.line(group.id()),
                    group.who() == null ? null : Shown.line(group.who()),
                    group.events().size(),
                    null));
        }
        return new Rows("compact", first, index.groupCount(), List.copyOf(rows));
    }

    private static Rows events(HistoryIndex index, String mode, int from) {
        int first = Math.clamp(from, 0, Math.max(0, index.size() - 1));
        List<Row> rows = new ArrayList<>();
        for (int id = first + 1; id <= index.size() && id <= first + WINDOW; id++) {
            Group group = index.groupOf(id);
            rows.add(new Row(
                    id - 1,
                    id,
                    index.type(id).name(),
                    group.kind(),
                    group.outcome(),
                    Instant.ofEpochMilli(index.at(id)),
                    -1,
                    -1,
                    Shown.line(group.name()),
                    Shown.line(group.id()),
                    group.startedBy() == id && group.who() != null ? Shown.line(group.who()) : null,
                    1,
                    null));
        }
        return new Rows(mode, first, index.size(), List.copyOf(rows));
    }

    private Rows withJson(Execution execution) {
        List<Row> with = new ArrayList<>();
        List<Histories.Stored> stored =
                execution.histories().events(execution.domain(), execution.id(), from + 1L, rows.size());
        for (int i = 0; i < Math.min(rows.size(), stored.size()); i++) {
            Row row = rows.get(i);
            byte[] json = stored.get(i).json();
            String head = new String(json, 0, Math.min(json.length, GLANCE), StandardCharsets.UTF_8);
            with.add(new Row(
                    row.number,
                    row.eventId,
                    row.type,
                    row.kind,
                    row.outcome,
                    row.at,
                    row.tookMillis,
                    row.waitedMillis,
                    row.name,
                    row.id,
                    row.who,
                    row.events,
                    Shown.block(head, GLANCE)));
        }
        return new Rows(mode, from, total, List.copyOf(with));
    }
}
