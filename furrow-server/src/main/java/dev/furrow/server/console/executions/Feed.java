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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Open or closed runs in the order of a filter, page after page through the API's own listing, with the one filter
/// that it knows beside a span of time. Belongs to one thread.
final class Feed {
    private static final int PAGE = 500;

    /// The filters that the API takes; one at a time.
    enum Narrowing {
        ID,
        TAG,
        TYPE,
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
        List<Narrowing> given =
                Stream.of(Narrowing.values()).filter(this::isGiven).toList();
        List<Narrowing> allowed = given.stream()
                .filter(candidate -> agent.may(request(candidate, null)).allowed())
                .toList();
        List<Narrowing> several = allowed.stream()
                .filter(candidate -> candidate != Narrowing.NONE)
                .toList();
        if (several.size() > 1 && several.getFirst() != Narrowing.ID) {
            return narrowest(several);
        }
        return allowed.isEmpty() ? given.getFirst() : allowed.getFirst();
    }

    /// Of several filters the one whose first page reaches furthest: its runs lie the farthest from each other, so
    /// the fewest have to be looked at. That page is kept.
    private Narrowing narrowest(List<Narrowing> candidates) {
        Narrowing best = candidates.getFirst();
        WorkflowExecutionInfos kept = page(best, null);
        for (Narrowing candidate : candidates.subList(1, candidates.size())) {
            WorkflowExecutionInfos page = page(candidate, null);
            if (reachesFurther(page, kept)) {
                best = candidate;
                kept = page;
            }
        }
        keep(kept);
        return best;
    }

    private boolean reachesFurther(WorkflowExecutionInfos one, WorkflowExecutionInfos other) {
        if (one.executionInfos().isEmpty() || other.executionInfos().isEmpty()) {
            return one.executionInfos().isEmpty();
        }
        if (one.nextPageToken() == null || other.nextPageToken() == null) {
            return one.nextPageToken() == null
                    && (other.nextPageToken() != null
                            || one.executionInfos().size()
                                    < other.executionInfos().size());
        }
        Instant end = filter.time(one.executionInfos().getLast());
        Instant otherEnd = filter.time(other.executionInfos().getLast());
        return filter.oldestFirst() ? end.isAfter(otherEnd) : end.isBefore(otherEnd);
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
            keep(page(narrowing, token));
        }
        return ready.peek();
    }

    private WorkflowExecutionInfos page(Narrowing by, @Nullable String pageToken) {
        return switch (request(by, pageToken)) {
            case ListOpenWorkflowExecutionsRequest list -> agent.ask(list, WorkflowExecutionInfos.class);
            case ListClosedWorkflowExecutionsRequest list -> agent.ask(list, WorkflowExecutionInfos.class);
            default -> new WorkflowExecutionInfos(List.of(), null);
        };
    }

    private void keep(WorkflowExecutionInfos page) {
        began = true;
        token = page.nextPageToken();
        ready.addAll(page.executionInfos());
    }

    /// Takes the next run.
    void take() {
        ready.remove();
        looked++;
    }
}
