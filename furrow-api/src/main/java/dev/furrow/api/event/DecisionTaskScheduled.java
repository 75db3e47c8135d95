package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;

import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The run needs a decision.
///
/// @param taskList the list on which tasks wait
/// @param taskPriority an integer; higher goes first, absent counts as 0
/// @param startToCloseTimeout seconds from start to end, or `NONE`
/// @param scheduleToStartTimeout seconds until the start; `NONE` unless the list is a temporary one
public record DecisionTaskScheduled(
        TaskList taskList,
        @Text(TASK_PRIORITY) @Nullable String taskPriority,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String startToCloseTimeout,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String scheduleToStartTimeout)
        implements EventAttributes {}
