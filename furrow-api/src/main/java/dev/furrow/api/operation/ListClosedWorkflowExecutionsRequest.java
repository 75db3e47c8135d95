package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;

import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Lists closed runs that pass the filters.
///
/// @param domain the domain
/// @param startTimeFilter only runs that started within
/// @param closeTimeFilter only runs that closed within
/// @param executionFilter only runs of one workflowId
/// @param closeStatusFilter only runs that closed so
/// @param typeFilter only runs of one type
/// @param tagFilter only runs with one tag
/// @param nextPageToken continues a listing; absent on the last page
/// @param maximumPageSize the most results on a page; 0 or absent for the maximum of the server
/// @param reverseOrder whether the order is turned around
public record ListClosedWorkflowExecutionsRequest(
        @Text(DOMAIN_NAME) String domain,
        @Nullable ExecutionTimeFilter startTimeFilter,
        @Nullable ExecutionTimeFilter closeTimeFilter,
        @Nullable WorkflowExecutionFilter executionFilter,
        @Nullable CloseStatusFilter closeStatusFilter,
        @Nullable WorkflowTypeFilter typeFilter,
        @Nullable TagFilter tagFilter,
        @Text(PAGE_TOKEN) @Nullable String nextPageToken,
        @PageSize @Nullable Integer maximumPageSize,
        @Nullable Boolean reverseOrder)
        implements Request {
    /// Exactly one span of time, at most one other filter, and no span that is turned around.
    @Override
    public void checkAfterConstraints() {
        FilterRules.checkExactlyOneSpan(startTimeFilter, closeTimeFilter);
        FilterRules.checkSpan("startTimeFilter", startTimeFilter);
        FilterRules.checkSpan("closeTimeFilter", closeTimeFilter);
        FilterRules.checkAtMostOne(
                FilterRules.given("executionFilter", executionFilter),
                FilterRules.given("typeFilter", typeFilter),
                FilterRules.given("tagFilter", tagFilter),
                FilterRules.given("closeStatusFilter", closeStatusFilter));
    }
}
