package dev.furrow.engine.operation;

import dev.furrow.api.operation.CloseStatusFilter;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.TagFilter;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionFilter;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.api.operation.WorkflowTypeFilter;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.store.VisibilityFilter;
import dev.furrow.engine.store.VisibilityPage;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import org.jspecify.annotations.Nullable;

/// What the four visibility operations share: from filters to a query, from a query to an answer.
final class Visibility {
    private Visibility() {}

    /// The query for one span of time and at most one filter; the requests have checked that there is no more.
    static VisibilityQuery query(
            String domain,
            RunSet set,
            ExecutionTimeFilter span,
            @Nullable WorkflowExecutionFilter execution,
            @Nullable WorkflowTypeFilter type,
            @Nullable TagFilter tag,
            @Nullable CloseStatusFilter status,
            boolean oldestFirst,
            Parts parts) {
        return new VisibilityQuery(
                domain,
                set,
                span.oldestDate().toEpochMilli(),
                span.latestDate() == null ? Long.MAX_VALUE : span.latestDate().toEpochMilli(),
                filter(execution, type, tag, status),
                !oldestFirst,
                parts.registry().domain(domain).expiredAt(parts.now()));
    }

    private static VisibilityFilter filter(
            @Nullable WorkflowExecutionFilter execution,
            @Nullable WorkflowTypeFilter type,
            @Nullable TagFilter tag,
            @Nullable CloseStatusFilter status) {
        if (execution != null) {
            return new VisibilityFilter.ByWorkflowId(execution.workflowId());
        }
        if (type != null) {
            return new VisibilityFilter.ByType(type.name(), type.version());
        }
        if (tag != null) {
            return new VisibilityFilter.ByTag(tag.tag());
        }
        return status == null ? new VisibilityFilter.Everything() : new VisibilityFilter.ByCloseStatus(status.status());
    }

    /// One page of runs.
    ///
    /// @param arguments what must be the same on every page
    static Answer list(
            VisibilityQuery query,
            Operation operation,
            Object arguments,
            @Nullable String pageToken,
            @Nullable Integer pageSize,
            Parts parts) {
        byte[] position =
                pageToken == null ? null : parts.pageTokens().open(pageToken, operation, arguments, parts.now());
        VisibilityPage page = parts.store()
                .list(query, position, PageSizes.of(pageSize, parts.rules().quotas()));
        String next = page.position() == null
                ? null
                : parts.pageTokens().issue(operation, arguments, page.position(), parts.now());
        return Answer.of(new WorkflowExecutionInfos(page.infos(), next));
    }

    /// The number of runs.
    static Answer count(VisibilityQuery query, Parts parts) {
        int cap = parts.rules().quotas().countCap();
        int count = parts.store().count(query, cap);
        return Answer.of(new WorkflowExecutionCount(Math.min(count, cap), count > cap));
    }
}
