package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;

/// Counts decision tasks that wait in a list.
///
/// @param domain the domain
/// @param taskList the list on which tasks wait
public record CountPendingDecisionTasksRequest(
        @Text(DOMAIN_NAME) String domain, TaskList taskList) implements Request {}
