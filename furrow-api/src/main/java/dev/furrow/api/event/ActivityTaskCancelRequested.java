package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.ACTIVITY_ID;

import dev.furrow.api.shape.Text;

/// A decision asked to cancel the activity task.
///
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
/// @param activityId the id that the decider chose for the task
public record ActivityTaskCancelRequested(
        long decisionTaskCompletedEventId,
        @Text(ACTIVITY_ID) String activityId) implements EventAttributes {}
