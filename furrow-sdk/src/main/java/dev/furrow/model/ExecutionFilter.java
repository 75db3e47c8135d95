package dev.furrow.model;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.CloseStatusFilter;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.TagFilter;
import dev.furrow.api.operation.WorkflowExecutionFilter;
import dev.furrow.api.operation.WorkflowTypeFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a list is narrowed down to. The service takes one span of time and at most one other filter.
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
        if (closed != null) {
            throw twoSpans();
        }
        return new ExecutionFilter(span(from, to), null, type, tag, id, status);
    }

    ExecutionFilter closed(Instant from, @Nullable Instant to) {
        if (started != null) {
            throw twoSpans();
        }
        return new ExecutionFilter(null, span(from, to), type, tag, id, status);
    }

    private static ExecutionTimeFilter span(Instant from, @Nullable Instant to) {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("Nothing is between " + from + " and " + to + ", which is earlier");
        }
        return new ExecutionTimeFilter(from, to);
    }

    private static IllegalStateException twoSpans() {
        return new IllegalStateException(
                "The service lists executions by when they were started or by when they were closed, not by both");
    }

    ExecutionFilter type(String name, @Nullable String version) {
        requireAlone();
        return new ExecutionFilter(started, closed, new WorkflowTypeFilter(name, version), null, null, null);
    }

    ExecutionFilter tag(String text) {
        requireAlone();
        return new ExecutionFilter(started, closed, null, new TagFilter(text), null, null);
    }

    ExecutionFilter id(String workflowId) {
        requireAlone();
        return new ExecutionFilter(started, closed, null, null, new WorkflowExecutionFilter(workflowId), null);
    }

    ExecutionFilter status(CloseStatus wanted) {
        requireAlone();
        return new ExecutionFilter(started, closed, null, null, null, new CloseStatusFilter(wanted));
    }

    private void requireAlone() {
        if (type != null || tag != null || id != null || status != null) {
            throw new IllegalStateException("The service takes one filter beside the time: type, tag, workflowId or"
                    + " close status; narrow the stream down further with Stream.filter");
        }
    }
}
