package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.ACTIVITY_ID;

import dev.furrow.api.ActivityType;
import dev.furrow.api.shape.Text;

/// A decision to schedule an activity task was refused.
///
/// @param activityType the type of the activity
/// @param activityId the id that the decider chose for the task
/// @param cause why the service refused or acted
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record ScheduleActivityTaskFailed(
        ActivityType activityType,
        @Text(ACTIVITY_ID) String activityId,
        ScheduleActivityTaskFailedCause cause,
        long decisionTaskCompletedEventId)
        implements EventAttributes {}
