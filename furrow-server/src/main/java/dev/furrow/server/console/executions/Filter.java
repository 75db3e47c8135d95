package dev.furrow.server.console.executions;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.View;
import dev.furrow.server.console.text.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which executions are wanted: everything that is given must hold.
///
/// @param domain where to look
/// @param state open ones, closed ones or both
/// @param id a workflowId, or its beginning with a star behind it; empty for any
/// @param type name of the type
/// @param version version of the type
/// @param tag one of the tags
/// @param status how it closed; null for any
/// @param startFrom the earliest start; null for any
/// @param startTo the latest start
/// @param closeFrom the earliest close
/// @param closeTo the latest close
/// @param parent the workflowId of the parent
/// @param taskList the list of the decision tasks
/// @param sort the column that orders
/// @param oldestFirst whether the order is turned around
public record Filter(
        String domain,
        State state,
        String id,
        String type,
        String version,
        String tag,
        @Nullable CloseStatus status,
        @Nullable Instant startFrom,
        @Nullable Instant startTo,
        @Nullable Instant closeFrom,
        @Nullable Instant closeTo,
        String parent,
        String taskList,
        String sort,
        boolean oldestFirst) {
    /// Open, closed or both.
    public enum State {
        ALL,
        OPEN,
        CLOSED
    }

    /// The columns that order; those that the store knows come first.
    static final List<String> SORTS = List.of("start", "close", "id", "type", "status", "duration");

    /// The filter of an address.
    ///
    /// @throws Fault if a value cannot be understood
    public static Filter of(Params params, String domain, View view) {
        ZoneId zone = view.clock() == Clock.UTC ? ZoneOffset.UTC : view.zone();
        String state = params.text("state").toUpperCase(Locale.ROOT);
        String sort = params.text("sort");
        CloseStatus status = status(params.text("status"));
        Instant closeFrom = time(params.get("closeFrom"), zone);
        Instant closeTo = time(params.get("closeTo"), zone);
        boolean onlyClosed = status != null || closeFrom != null || closeTo != null;
        return new Filter(
                domain,
                state.equals("OPEN") && !onlyClosed
                        ? State.OPEN
                        : state.equals("CLOSED") || onlyClosed ? State.CLOSED : State.ALL,
                params.text("id"),
                params.text("type"),
                params.text("version"),
                params.text("tag"),
                status,
                time(params.get("startFrom"), zone),
                time(params.get("startTo"), zone),
                closeFrom,
                closeTo,
                params.text("parent"),
                params.text("list"),
                SORTS.contains(sort) ? sort : "start",
                params.text("order").equals("asc"));
    }

    private static @Nullable CloseStatus status(String name) {
        for (CloseStatus status : CloseStatus.values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return null;
    }

    /// As browsers write it, in the zone of who looks; or an instant.
    private static @Nullable Instant time(@Nullable String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            return (text.contains("T")
                            ? LocalDateTime.parse(text)
                            : LocalDate.parse(text).atStartOfDay())
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            throw Fault.validation(text);
        }
    }

    boolean isExactId() {
        return !id.isEmpty() && !id.endsWith("*");
    }

    boolean isSortedByStore() {
        return sort.equals("start") || (sort.equals("close") && state == State.CLOSED);
    }

    boolean isByClose() {
        return sort.equals("close") && state == State.CLOSED;
    }

    /// Where a run stands in the order of the store.
    Instant time(WorkflowExecutionInfo run) {
        Instant closed = run.closeTimestamp();
        return isByClose() && closed != null ? closed : run.startTimestamp();
    }

    /// Whether a run passes, as far as can be said without its settings.
    boolean passes(WorkflowExecutionInfo run) {
        List<String> tags = run.tagList();
        return passesId(run.execution().workflowId())
                && (type.isEmpty() || type.equals(run.workflowType().name()))
                && (version.isEmpty() || version.equals(run.workflowType().version()))
                && (tag.isEmpty() || (tags != null && tags.contains(tag)))
                && (status == null || status == run.closeStatus())
                && isWithin(run.startTimestamp(), startFrom, startTo)
                && isWithin(run.closeTimestamp(), closeFrom, closeTo)
                && (parent.isEmpty()
                        || (run.parent() != null && parent.equals(run.parent().workflowId())));
    }

    private boolean passesId(String workflowId) {
        return id.isEmpty()
                || (id.endsWith("*") ? workflowId.startsWith(id.substring(0, id.length() - 1)) : workflowId.equals(id));
    }

    private static boolean isWithin(@Nullable Instant at, @Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return true;
        }
        return at != null && (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
    }
}
