package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.TASK_TOKEN;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Ends an activity task with its result.
///
/// @param taskToken names the task towards the service; opaque
/// @param result what came out
public record RespondActivityTaskCompletedRequest(
        @Text(TASK_TOKEN) String taskToken,
        @Text(DATA) @Nullable String result) implements Request {}
