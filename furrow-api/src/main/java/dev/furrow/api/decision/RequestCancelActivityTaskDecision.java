package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.ACTIVITY_ID;

import dev.furrow.api.shape.Text;

/// Asks to cancel an open activity task.
///
/// @param activityId the id that the decider chose for the task
public record RequestCancelActivityTaskDecision(
        @Text(ACTIVITY_ID) String activityId) implements Decision {}
