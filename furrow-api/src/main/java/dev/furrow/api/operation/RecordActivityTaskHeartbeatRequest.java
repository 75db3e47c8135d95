package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.LIMITED_DATA;
import static dev.furrow.api.shape.TextKind.TASK_TOKEN;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Says that an activity task is still being worked on.
///
/// @param taskToken names the task towards the service; opaque
/// @param details why, at length
public record RecordActivityTaskHeartbeatRequest(
        @Text(TASK_TOKEN) String taskToken,
        @Text(LIMITED_DATA) @Nullable String details) implements Request {}
