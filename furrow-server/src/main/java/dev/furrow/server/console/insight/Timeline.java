package dev.furrow.server.console.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Groups of a history on a line of time: decisions in one row, signals and markers in one, everything else in a row
/// of its own.
///
/// @param width of the line, in the units of the drawing
/// @param rows from the top
/// @param idle stretches in which nothing happens, drawn short
/// @param ticks times along the line
/// @param fromGroup the first group that is looked at
/// @param nextGroup the first group of the part that follows; the number of groups at the end
/// @param groups how many groups there are
public record Timeline(
        int width, List<Row> rows, List<Idle> idle, List<Tick> ticks, int fromGroup, int nextGroup, int groups) {
    private static final int TICKS = 6;
    /// Markers and signals share a row, but each is drawn: of 25,000 of them a browser would have too much.
    static final int MOST_SHOWN = 500;

    /// A row.
    public record Row(Group.Kind kind, List<Bar> bars) {}

    /// A group in its row.
    ///
    /// @param x where it was opened
    /// @param started where it was started, or ended without a start
    /// @param end where it ended, or now
    public record Bar(Group group, double x, double started, double end) {}

    /// A stretch in which nothing happens.
    public record Idle(double x, double width, Duration length) {}

    /// A time along the line.
    public record Tick(double x, Instant at) {}

    /// Lays groups out.
    ///
    /// @param from the first group
    /// @param mostRows how many rows for groups of their own
    /// @param now where what is open ends
    public static Timeline of(HistoryIndex history, int from, int mostRows, int width, Instant now) {
        List<Group> shown = new ArrayList<>();
        int first = Math.clamp(from, 0, Math.max(0, history.groupCount() - 1));
        int next = first;
        int own = 0;
        for (Group group : history.groups(first, Integer.MAX_VALUE - first)) {
            boolean needsRow = isOwn(group.kind());
            if ((needsRow && own == mostRows) || shown.size() == MOST_SHOWN) {
                break;
            }
            own += needsRow ? 1 : 0;
            // The group of the execution is as long as everything; it would only stretch the line.
            if (group.kind() != Group.Kind.EXECUTION) {
                shown.add(group);
            }
            next++;
        }
        TimeScale scale = TimeScale.of(times(shown, history, first, now), width);
        return new Timeline(
                width,
                rows(shown, scale, now),
                scale.idle().stream()
                        .map(idle -> new Idle(idle.from(), idle.to() - idle.from(), Duration.ofMillis(idle.millis())))
                        .toList(),
                ticks(scale, width),
                first,
                next,
                history.groupCount());
    }

    private static boolean isOwn(Group.Kind kind) {
        return switch (kind) {
            case ACTIVITY, TIMER, CHILD, EXTERNAL, FUNCTION -> true;
            case EXECUTION, DECISION, SIGNAL, MARKER, REFUSED -> false;
        };
    }

    private static long[] times(List<Group> shown, HistoryIndex history, int first, Instant now) {
        List<Long> times = new ArrayList<>();
        if (first == 0 && history.size() > 0) {
            times.add(history.at(1));
        }
        for (Group group : shown) {
            times.add(group.openedAt());
            if (group.startedBy() != 0) {
                times.add(group.startedAt());
            }
            times.add(end(group, now));
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static long end(Group group, Instant now) {
        return group.outcome() == Group.Outcome.OPEN
                ? Math.max(group.openedAt(), now.toEpochMilli())
                : group.closedAt();
    }

    private static List<Row> rows(List<Group> shown, TimeScale scale, Instant now) {
        List<Bar> decisions = new ArrayList<>();
        List<Bar> notes = new ArrayList<>();
        List<Row> own = new ArrayList<>();
        for (Group group : shown) {
            double end = scale.place(end(group, now));
            double started = group.startedBy() == 0 ? end : scale.place(group.startedAt());
            Bar bar = new Bar(group, scale.place(group.openedAt()), started, end);
            if (group.kind() == Group.Kind.DECISION) {
                decisions.add(bar);
            } else if (isOwn(group.kind())) {
                own.add(new Row(group.kind(), List.of(bar)));
            } else {
                notes.add(bar);
            }
        }
        List<Row> rows = new ArrayList<>();
        if (!decisions.isEmpty()) {
            rows.add(new Row(Group.Kind.DECISION, List.copyOf(decisions)));
        }
        if (!notes.isEmpty()) {
            rows.add(new Row(Group.Kind.SIGNAL, List.copyOf(notes)));
        }
        rows.addAll(own);
        return List.copyOf(rows);
    }

    /// Times at even places; in an idle stretch they would say little.
    private static List<Tick> ticks(TimeScale scale, int width) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < TICKS; i++) {
            double place = (double) width * i / (TICKS - 1);
            ticks.add(new Tick(place, Instant.ofEpochMilli(scale.at(place))));
        }
        return List.copyOf(ticks);
    }
}
