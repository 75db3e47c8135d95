package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DESCRIPTION;
import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.NEW_NAME;
import static dev.furrow.api.shape.TextKind.NEW_VERSION;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;

import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Makes an activity type known.
///
/// @param domain the domain
/// @param name the name
/// @param version the version
/// @param description what it is, in words
/// @param defaultTaskStartToCloseTimeout the default for a task: seconds from start to end, or `NONE`
/// @param defaultTaskHeartbeatTimeout the default seconds between two heartbeats, or `NONE`
/// @param defaultTaskList the default list
/// @param defaultTaskPriority the default priority
/// @param defaultTaskScheduleToStartTimeout the default seconds until the start, or `NONE`
/// @param defaultTaskScheduleToCloseTimeout the default seconds until the end, or `NONE`
public record RegisterActivityTypeRequest(
        @Text(DOMAIN_NAME) String domain,
        @Text(NEW_NAME) String name,
        @Text(NEW_VERSION) String version,
        @Text(DESCRIPTION) @Nullable String description,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String defaultTaskStartToCloseTimeout,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String defaultTaskHeartbeatTimeout,
        @Nullable TaskList defaultTaskList,
        @Text(TASK_PRIORITY) @Nullable String defaultTaskPriority,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String defaultTaskScheduleToStartTimeout,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String defaultTaskScheduleToCloseTimeout)
        implements Request {}
