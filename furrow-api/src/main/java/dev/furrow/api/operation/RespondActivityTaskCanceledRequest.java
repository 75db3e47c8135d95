package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.TASK_TOKEN;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Ends an activity task as canceled.
///
/// @param taskToken names the task towards the service; opaque
/// @param details why, at length
public record RespondActivityTaskCanceledRequest(
        @Text(TASK_TOKEN) String taskToken,
        @Text(DATA) @Nullable String details) implements Request {}
