package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;

/// Counts activity tasks that wait in a list.
///
/// @param domain the domain
/// @param taskList the list on which tasks wait
public record CountPendingActivityTasksRequest(
        @Text(DOMAIN_NAME) String domain, TaskList taskList) implements Request {}
