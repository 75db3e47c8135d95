package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.ACTIVITY_ID;

import dev.furrow.api.shape.Text;

/// A decision to cancel an activity task was refused.
///
/// @param activityId the id that the decider chose for the task
/// @param cause why the service refused or acted
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record RequestCancelActivityTaskFailed(
        @Text(ACTIVITY_ID) String activityId,
        RequestCancelActivityTaskFailedCause cause,
        long decisionTaskCompletedEventId)
        implements EventAttributes {}
