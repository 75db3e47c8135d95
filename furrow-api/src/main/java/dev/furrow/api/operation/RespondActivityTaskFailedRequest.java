package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.FAILURE_REASON;
import static dev.furrow.api.shape.TextKind.TASK_TOKEN;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Ends an activity task with a failure.
///
/// @param taskToken names the task towards the service; opaque
/// @param reason why, in short
/// @param details why, at length
public record RespondActivityTaskFailedRequest(
        @Text(TASK_TOKEN) String taskToken,
        @Text(FAILURE_REASON) @Nullable String reason,
        @Text(DATA) @Nullable String details)
        implements Request {}
