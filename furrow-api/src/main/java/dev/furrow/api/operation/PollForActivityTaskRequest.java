package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.IDENTITY;

import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Waits for an activity task.
///
/// @param domain the domain
/// @param taskList the list on which tasks wait
/// @param identity who polled
public record PollForActivityTaskRequest(
        @Text(DOMAIN_NAME) String domain,
        TaskList taskList,
        @Text(IDENTITY) @Nullable String identity) implements Request {}
