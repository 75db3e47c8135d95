package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;

import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Lists open runs that pass the filters.
///
/// @param domain the domain
/// @param startTimeFilter only runs that started within
/// @param typeFilter only runs of one type
/// @param tagFilter only runs with one tag
/// @param nextPageToken continues a listing; absent on the last page
/// @param maximumPageSize the most results on a page; 0 or absent for the maximum of the server
/// @param reverseOrder whether the order is turned around
/// @param executionFilter only runs of one workflowId
public record ListOpenWorkflowExecutionsRequest(
        @Text(DOMAIN_NAME) String domain,
        ExecutionTimeFilter startTimeFilter,
        @Nullable WorkflowTypeFilter typeFilter,
        @Nullable TagFilter tagFilter,
        @Text(PAGE_TOKEN) @Nullable String nextPageToken,
        @PageSize @Nullable Integer maximumPageSize,
        @Nullable Boolean reverseOrder,
        @Nullable WorkflowExecutionFilter executionFilter)
        implements Request {
    /// At most one of the filters beside the start time, and a span that is not turned around.
    @Override
    public void checkAfterConstraints() {
        FilterRules.checkSpan("startTimeFilter", startTimeFilter);
        FilterRules.checkAtMostOne(
                FilterRules.given("executionFilter", executionFilter),
                FilterRules.given("typeFilter", typeFilter),
                FilterRules.given("tagFilter", tagFilter));
    }
}
