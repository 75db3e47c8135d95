package dev.furrow.server.console.executions;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.CloseStatusFilter;
import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.TagFilter;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionFilter;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowTypeFilter;
import dev.furrow.server.console.executions.Feed.Narrowing;
import dev.furrow.server.console.page.Agent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the executions of a filter.
///
/// The store has an index for one condition at a time; the narrowest one that is given leads, and the others are
/// looked at run by run. So a search may look at many runs to find few: it stops after a while and says where to go
/// on. Orders that no index has are made in memory, of so many runs as fit there.
public final class Search {
    /// So many runs one page looks at.
    static final int MOST_LOOKED = 20_000;
    /// So many runs are put into an order that the store does not have.
    static final int MOST_SORTED = 10_000;

    /// What was found.
    ///
    /// @param runs in order
    /// @param next where the next page begins; empty at the end
    /// @param looked how many runs were looked at
    /// @param cut whether more was not looked at for now
    public record Found(List<WorkflowExecutionInfo> runs, String next, int looked, boolean cut) {}

    /// How many there are.
    ///
    /// @param atLeast whether there may be more
    public record Count(long count, boolean atLeast) {}

    private final Agent agent;
    private final Filter filter;
    private final List<Feed> feeds = new ArrayList<>();
    private int described;
    private @Nullable Cursor last;

    /// @param after the place behind which to begin; empty for the beginning
    public Search(Agent agent, Filter filter, String after) {
        this.agent = agent;
        this.filter = filter;
        Cursor cursor = filter.isSortedByStore() ? Cursor.parse(after) : null;
        Instant from = cursor == null ? null : cursor.at();
        if (filter.state() != Filter.State.CLOSED) {
            feeds.add(new Feed(agent, filter, true, from));
        }
        if (filter.state() != Filter.State.OPEN) {
            feeds.add(new Feed(agent, filter, false, from));
        }
        if (cursor != null) {
            feeds.forEach(feed -> skip(feed, cursor));
        }
    }

    /// What was shown of the moment in which the page before has ended.
    private void skip(Feed feed, Cursor cursor) {
        boolean shownUpToRun = feed.isOpen() == cursor.open();
        boolean allShown = feed.isOpen() && !cursor.open();
        if (!shownUpToRun && !allShown) {
            return;
        }
        for (WorkflowExecutionInfo run = feed.peek();
                run != null && filter.time(run).equals(cursor.at());
                run = feed.peek()) {
            feed.take();
            if (shownUpToRun && cursor.runId().equals(run.execution().runId())) {
                return;
            }
        }
    }

    /// The next page.
    ///
    /// @param most how many runs
    public Found page(int most) {
        return filter.isSortedByStore() ? next(most, MOST_LOOKED) : next(MOST_SORTED, MOST_LOOKED);
    }

    /// As [#page], in an order that the store does not have.
    ///
    /// @param from how many were shown before
    public Found sortedPage(int from, int most) {
        Found all = next(MOST_SORTED, MOST_LOOKED);
        List<WorkflowExecutionInfo> sorted = new ArrayList<>(all.runs());
        sorted.sort(filter.oldestFirst() ? order() : order().reversed());
        int to = Math.min(from + most, sorted.size());
        return new Found(
                from >= to ? List.of() : sorted.subList(from, to),
                to < sorted.size() ? String.valueOf(to) : "",
                all.looked(),
                !all.next().isEmpty());
    }

    private Comparator<WorkflowExecutionInfo> order() {
        return switch (filter.sort()) {
            case "id" -> Comparator.comparing(run -> run.execution().workflowId());
            case "type" ->
                Comparator.comparing((WorkflowExecutionInfo run) ->
                                run.workflowType().name())
                        .thenComparing(run -> run.workflowType().version());
            case "status" ->
                Comparator.comparing(run ->
                        run.closeStatus() == null ? "" : run.closeStatus().name());
            case "close" ->
                Comparator.comparing(run -> run.closeTimestamp() == null ? Instant.MAX : run.closeTimestamp());
            default -> Comparator.comparing(Search::length);
        };
    }

    private static Duration length(WorkflowExecutionInfo run) {
        Instant closed = run.closeTimestamp();
        return Duration.between(run.startTimestamp(), closed == null ? Instant.now() : closed);
    }

    private Found next(int most, int mostLooked) {
        List<WorkflowExecutionInfo> runs = new ArrayList<>();
        boolean cut = false;
        WorkflowExecutionInfo run = take();
        while (run != null) {
            if (passes(run)) {
                runs.add(run);
            }
            cut = looked() >= mostLooked;
            if (cut || runs.size() >= most) {
                break;
            }
            run = take();
        }
        Cursor end = last;
        boolean more = end != null && feeds.stream().anyMatch(feed -> feed.peek() != null);
        return new Found(runs, more && end != null ? end.toString() : "", looked(), cut && more);
    }

    /// Looks whether it may be looked.
    ///
    /// @throws Fault if not
    public void begin() {
        feeds.forEach(Feed::peek);
    }

    /// Shows every run to somebody, until there is no more or he has enough.
    ///
    /// @param taker answers whether to go on
    public void each(Predicate<WorkflowExecutionInfo> taker) {
        for (WorkflowExecutionInfo run = take(); run != null; run = take()) {
            if (passes(run) && !taker.test(run)) {
                return;
            }
        }
    }

    private int looked() {
        return feeds.stream().mapToInt(Feed::looked).sum() + 20 * described;
    }

    /// The next run of both feeds in the order of the filter.
    private @Nullable WorkflowExecutionInfo take() {
        Feed chosen = null;
        WorkflowExecutionInfo best = null;
        for (Feed feed : feeds) {
            WorkflowExecutionInfo run = feed.peek();
            if (run != null && (best == null || isBefore(run, best))) {
                chosen = feed;
                best = run;
            }
        }
        if (chosen != null && best != null) {
            chosen.take();
            last = new Cursor(
                    filter.time(best),
                    chosen.isOpen(),
                    String.valueOf(best.execution().runId()));
        }
        return best;
    }

    private boolean isBefore(WorkflowExecutionInfo one, WorkflowExecutionInfo other) {
        return filter.oldestFirst()
                ? filter.time(one).isBefore(filter.time(other))
                : filter.time(one).isAfter(filter.time(other));
    }

    private boolean passes(WorkflowExecutionInfo run) {
        return filter.passes(run)
                && (filter.taskList().isEmpty() || filter.taskList().equals(taskList(run)));
    }

    /// The list of a run's decision tasks, which only its description tells.
    String taskList(WorkflowExecutionInfo run) {
        described++;
        try {
            return agent.ask(
                            new DescribeWorkflowExecutionRequest(filter.domain(), run.execution()),
                            WorkflowExecutionDetail.class)
                    .executionConfiguration()
                    .taskList()
                    .name();
        } catch (Fault gone) {
            // Its retention may have ended meanwhile; what is forbidden is not shown either.
            return "";
        }
    }

    /// How many runs pass: by the API's own count where its filter says it all, else by looking.
    public Count count() {
        if (feeds.stream().allMatch(Feed::isWholeFilter)) {
            long count = 0;
            boolean truncated = false;
            for (Feed feed : feeds) {
                WorkflowExecutionCount part = count(feed);
                count += part.count();
                truncated |= part.truncated();
            }
            return new Count(count, truncated);
        }
        Found found = next(Integer.MAX_VALUE, 2 * MOST_LOOKED);
        return new Count(found.runs().size(), !found.next().isEmpty());
    }

    private WorkflowExecutionCount count(Feed feed) {
        Narrowing by = feed.narrowedBy();
        WorkflowExecutionFilter id = by == Narrowing.ID ? new WorkflowExecutionFilter(filter.id()) : null;
        WorkflowTypeFilter type = by == Narrowing.TYPE
                ? new WorkflowTypeFilter(filter.type(), filter.version().isEmpty() ? null : filter.version())
                : null;
        TagFilter tag = by == Narrowing.TAG ? new TagFilter(filter.tag()) : null;
        if (feed.isOpen()) {
            return agent.ask(
                    new CountOpenWorkflowExecutionsRequest(filter.domain(), feed.span(), type, tag, id),
                    WorkflowExecutionCount.class);
        }
        CloseStatusFilter status =
                by == Narrowing.STATUS && filter.status() != null ? new CloseStatusFilter(filter.status()) : null;
        return agent.ask(
                new CountClosedWorkflowExecutionsRequest(
                        filter.domain(),
                        filter.isByClose() ? null : feed.span(),
                        filter.isByClose() ? feed.span() : null,
                        id,
                        type,
                        tag,
                        status),
                WorkflowExecutionCount.class);
    }
}
