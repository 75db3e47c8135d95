package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.IDENTITY;
import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;

import dev.furrow.api.TaskList;
import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Waits for a decision task, or reads on in the history of one.
///
/// @param domain the domain
/// @param taskList the list on which tasks wait
/// @param identity who polled
/// @param nextPageToken continues a listing; absent on the last page
/// @param maximumPageSize the most results on a page; 0 or absent for the maximum of the server
/// @param reverseOrder whether the order is turned around
/// @param startAtPreviousStartedEvent whether to leave out the events that the last completed task showed
public record PollForDecisionTaskRequest(
        @Text(DOMAIN_NAME) String domain,
        TaskList taskList,
        @Text(IDENTITY) @Nullable String identity,
        @Text(PAGE_TOKEN) @Nullable String nextPageToken,
        @PageSize @Nullable Integer maximumPageSize,
        @Nullable Boolean reverseOrder,
        @Nullable Boolean startAtPreviousStartedEvent)
        implements Request {}
