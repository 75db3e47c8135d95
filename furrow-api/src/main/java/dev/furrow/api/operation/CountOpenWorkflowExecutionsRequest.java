package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Counts open runs that pass the filters.
///
/// @param domain the domain
/// @param startTimeFilter only runs that started within
/// @param typeFilter only runs of one type
/// @param tagFilter only runs with one tag
/// @param executionFilter only runs of one workflowId
public record CountOpenWorkflowExecutionsRequest(
        @Text(DOMAIN_NAME) String domain,
        ExecutionTimeFilter startTimeFilter,
        @Nullable WorkflowTypeFilter typeFilter,
        @Nullable TagFilter tagFilter,
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
