package dev.furrow.server.console.executions;

import dev.furrow.api.operation.CloseStatusFilter;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.TagFilter;
import dev.furrow.api.operation.WorkflowExecutionFilter;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.api.operation.WorkflowTypeFilter;
import dev.furrow.server.console.page.Agent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Open or closed runs in the order of a filter, page after page through the API's own listing, with the one filter
/// that it knows beside a span of time. Belongs to one thread.
final class Feed {
    private static final int PAGE = 500;

    /// The filters that the API takes; one at a time.
    enum Narrowing {
        ID,
        TYPE,
        TAG,
        STATUS,
        NONE
    }

    private final Agent agent;
    private final Filter filter;
    private final boolean open;
    private final Narrowing narrowing;
    private final ExecutionTimeFilter span;
    private final Deque<WorkflowExecutionInfo> ready = new ArrayDeque<>();
    private @Nullable String token;
    private boolean began;
    private int looked;

    /// @param open whether open runs are fed
    /// @param from where to begin in the order; null for the beginning
    Feed(Agent agent, Filter filter, boolean open, @Nullable Instant from) {
        this.agent = agent;
        this.filter = filter;
        this.open = open;
        span = span(filter, from);
        narrowing = narrowing();
    }

    private static ExecutionTimeFilter span(Filter filter, @Nullable Instant from) {
        Instant least = filter.isByClose() ? filter.closeFrom() : filter.startFrom();
        Instant most = filter.isByClose() ? filter.closeTo() : filter.startTo();
        if (from != null && filter.oldestFirst()) {
            least = from;
        } else if (from != null) {
            most = from;
        }
        return new ExecutionTimeFilter(least == null ? Instant.EPOCH : least, most);
    }

    /// The narrowest filter that is given and that policies allow to ask for.
    private Narrowing narrowing() {
        Narrowing first = null;
        for (Narrowing candidate : Narrowing.values()) {
            if (isGiven(candidate)) {
                if (agent.may(request(candidate, null)).allowed()) {
                    return candidate;
                }
                first = first == null ? candidate : first;
            }
        }
        return first == null ? Narrowing.NONE : first;
    }

    private boolean isGiven(Narrowing candidate) {
        return switch (candidate) {
            case ID -> filter.isExactId();
            case TYPE -> !filter.type().isEmpty();
            case TAG -> !filter.tag().isEmpty();
            case STATUS -> !open && filter.status() != null;
            case NONE -> true;
        };
    }

    private Request request(Narrowing by, @Nullable String pageToken) {
        WorkflowExecutionFilter id = by == Narrowing.ID ? new WorkflowExecutionFilter(filter.id()) : null;
        WorkflowTypeFilter type = by == Narrowing.TYPE
                ? new WorkflowTypeFilter(filter.type(), filter.version().isEmpty() ? null : filter.version())
                : null;
        TagFilter tag = by == Narrowing.TAG ? new TagFilter(filter.tag()) : null;
        CloseStatusFilter status =
                by == Narrowing.STATUS && filter.status() != null ? new CloseStatusFilter(filter.status()) : null;
        return open
                ? new ListOpenWorkflowExecutionsRequest(
                        filter.domain(), span, type, tag, pageToken, PAGE, filter.oldestFirst(), id)
                : new ListClosedWorkflowExecutionsRequest(
                        filter.domain(),
                        filter.isByClose() ? null : span,
                        filter.isByClose() ? span : null,
                        id,
                        status,
                        type,
                        tag,
                        pageToken,
                        PAGE,
                        filter.oldestFirst());
    }

    /// Whether the API's filter says everything that the filter does, so that counting needs no looking.
    boolean isWholeFilter() {
        int given = (filter.id().isEmpty() ? 0 : 1)
                + (filter.type().isEmpty() ? 0 : 1)
                + (filter.tag().isEmpty() ? 0 : 1)
                + (open || filter.status() == null ? 0 : 1);
        boolean otherSpan = filter.isByClose()
                ? filter.startFrom() != null || filter.startTo() != null
                : filter.closeFrom() != null || filter.closeTo() != null;
        return given <= (narrowing == Narrowing.NONE ? 0 : 1)
                && !otherSpan
                && filter.parent().isEmpty()
                && filter.taskList().isEmpty()
                && (filter.version().isEmpty() || narrowing == Narrowing.TYPE);
    }

    Narrowing narrowedBy() {
        return narrowing;
    }

    ExecutionTimeFilter span() {
        return span;
    }

    boolean isOpen() {
        return open;
    }

    /// How many runs were looked at.
    int looked() {
        return looked;
    }

    /// The next run, to be looked at; null at the end.
    ///
    /// @throws dev.furrow.api.fault.Fault if it may not be seen
    @Nullable WorkflowExecutionInfo peek() {
        while (ready.isEmpty() && (!began || token != null)) {
            began = true;
            WorkflowExecutionInfos page = switch (request(narrowing, token)) {
                case ListOpenWorkflowExecutionsRequest list -> agent.ask(list, WorkflowExecutionInfos.class);
                case ListClosedWorkflowExecutionsRequest list -> agent.ask(list, WorkflowExecutionInfos.class);
                default -> new WorkflowExecutionInfos(List.of(), null);
            };
            token = page.nextPageToken();
            ready.addAll(page.executionInfos());
        }
        return ready.peek();
    }

    /// Takes the next run.
    void take() {
        ready.remove();
        looked++;
    }
}
