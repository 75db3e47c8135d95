package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.ACTIVITY_ID;
import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A decision put an activity task on its list.
///
/// @param activityType the type of the activity
/// @param activityId the id that the decider chose for the task
/// @param input what is handed over as input
/// @param control a note to the decider itself, shown in events only
/// @param scheduleToStartTimeout seconds until the start, or `NONE`
/// @param scheduleToCloseTimeout seconds until the end, or `NONE`
/// @param startToCloseTimeout seconds from start to end, or `NONE`
/// @param taskList the list on which tasks wait
/// @param taskPriority an integer; higher goes first, absent counts as 0
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
/// @param heartbeatTimeout seconds between two heartbeats, or `NONE`
public record ActivityTaskScheduled(
        ActivityType activityType,
        @Text(ACTIVITY_ID) String activityId,
        @Text(DATA) @Nullable String input,
        @Text(DATA) @Nullable String control,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String scheduleToStartTimeout,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String scheduleToCloseTimeout,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String startToCloseTimeout,
        TaskList taskList,
        @Text(TASK_PRIORITY) @Nullable String taskPriority,
        long decisionTaskCompletedEventId,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String heartbeatTimeout)
        implements EventAttributes {}
