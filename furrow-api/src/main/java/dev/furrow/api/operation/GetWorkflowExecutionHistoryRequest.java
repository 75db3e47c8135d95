package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Reads the history of a run, page by page.
///
/// @param domain the domain
/// @param execution the run
/// @param nextPageToken continues a listing; absent on the last page
/// @param maximumPageSize the most results on a page; 0 or absent for the maximum of the server
/// @param reverseOrder whether the order is turned around
public record GetWorkflowExecutionHistoryRequest(
        @Text(DOMAIN_NAME) String domain,
        WorkflowExecution execution,
        @Text(PAGE_TOKEN) @Nullable String nextPageToken,
        @PageSize @Nullable Integer maximumPageSize,
        @Nullable Boolean reverseOrder)
        implements Request {}
