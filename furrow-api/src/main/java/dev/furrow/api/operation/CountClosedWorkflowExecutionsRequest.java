package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Counts closed runs that pass the filters.
///
/// @param domain the domain
/// @param startTimeFilter only runs that started within
/// @param closeTimeFilter only runs that closed within
/// @param executionFilter only runs of one workflowId
/// @param typeFilter only runs of one type
/// @param tagFilter only runs with one tag
/// @param closeStatusFilter only runs that closed so
public record CountClosedWorkflowExecutionsRequest(
        @Text(DOMAIN_NAME) String domain,
        @Nullable ExecutionTimeFilter startTimeFilter,
        @Nullable ExecutionTimeFilter closeTimeFilter,
        @Nullable WorkflowExecutionFilter executionFilter,
        @Nullable WorkflowTypeFilter typeFilter,
        @Nullable TagFilter tagFilter,
        @Nullable CloseStatusFilter closeStatusFilter)
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
