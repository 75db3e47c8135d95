package dev.furrow.model;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.CloseStatusFilter;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.TagFilter;
import dev.furrow.api.operation.WorkflowExecutionFilter;
import dev.furrow.api.operation.WorkflowTypeFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a list is narrowed down to. The service takes one span of time and at most one other thing.
record ExecutionFilter(
        @Nullable ExecutionTimeFilter started,
        @Nullable ExecutionTimeFilter closed,
        @Nullable WorkflowTypeFilter type,
        @Nullable TagFilter tag,
        @Nullable WorkflowExecutionFilter id,
        @Nullable CloseStatusFilter status) {
    static final ExecutionFilter NONE = new ExecutionFilter(null, null, null, null, null, null);
    private static final ExecutionTimeFilter EVER = new ExecutionTimeFilter(Instant.EPOCH, null);

    /// The span of starts; all of time if nothing was said about closes either.
    @Nullable ExecutionTimeFilter startedOrEver() {
        return started == null && closed == null ? EVER : started;
    }

    ExecutionFilter started(Instant from, @Nullable Instant to) {
        return new ExecutionFilter(span(from, to), closed, type, tag, id, status);
    }

    ExecutionFilter closed(Instant from, @Nullable Instant to) {
        return new ExecutionFilter(started, span(from, to), type, tag, id, status);
    }

    private static ExecutionTimeFilter span(Instant from, @Nullable Instant to) {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("Nothing is between " + from + " and " + to + ", which is earlier");
        }
        return new ExecutionTimeFilter(from, to);
    }

    ExecutionFilter type(String name, @Nullable String version) {
        requireNew(type, "type");
        return new ExecutionFilter(started, closed, new WorkflowTypeFilter(name, version), tag, id, status);
    }

    ExecutionFilter tag(String text) {
        requireNew(tag, "tag");
        return new ExecutionFilter(started, closed, type, new TagFilter(text), id, status);
    }

    ExecutionFilter id(String workflowId) {
        requireNew(id, "workflowId");
        return new ExecutionFilter(started, closed, type, tag, new WorkflowExecutionFilter(workflowId), status);
    }

    ExecutionFilter status(CloseStatus wanted) {
        requireNew(status, "close status");
        return new ExecutionFilter(started, closed, type, tag, id, new CloseStatusFilter(wanted));
    }

    private static void requireNew(@Nullable Object known, String what) {
        if (known != null) {
            throw new IllegalStateException("The question names a " + what + " already: " + known);
        }
    }

    /// As much of it as the service takes in one question: what usually leaves the fewest.
    ExecutionFilter forService() {
        ExecutionTimeFilter starts = closed == null ? started : null;
        if (id != null) {
            return new ExecutionFilter(starts, closed, null, null, id, null);
        }
        if (tag != null) {
            return new ExecutionFilter(starts, closed, null, tag, null, null);
        }
        if (type != null) {
            return new ExecutionFilter(starts, closed, type, null, null, null);
        }
        return new ExecutionFilter(starts, closed, null, null, null, status);
    }

    /// Whether all of it holds for an execution.
    boolean holds(ExecutionInfo execution) {
        return within(started, execution.started())
                && within(closed, execution.closed())
                && (id == null || id.workflowId().equals(execution.workflowId()))
                && (tag == null || execution.tags().contains(tag.tag()))
                && (type == null || isOf(type, execution))
                && (status == null || status.status() == execution.closeStatus());
    }

    private static boolean isOf(WorkflowTypeFilter type, ExecutionInfo execution) {
        return type.name().equals(execution.type())
                && (type.version() == null || type.version().equals(execution.version()));
    }

    private static boolean within(@Nullable ExecutionTimeFilter span, @Nullable Instant time) {
        return span == null
                || (time != null
                        && !time.isBefore(span.oldestDate())
                        && (span.latestDate() == null || !time.isAfter(span.latestDate())));
    }
}
