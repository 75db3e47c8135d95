package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ACTIVITY_ID;
import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.TASK_TOKEN;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// What a poll for an activity task answers. Without a task it holds nothing but `startedEventId` 0.
///
/// @param taskToken names the task towards the service; opaque
/// @param activityId the id that the decider chose for the task
/// @param startedEventId the event that started it; 0 when nothing did
/// @param workflowExecution the run
/// @param activityType the type of the activity
/// @param input what is handed over as input
public record ActivityTask(
        @Text(TASK_TOKEN) @Nullable String taskToken,
        @Text(ACTIVITY_ID) @Nullable String activityId,
        long startedEventId,
        @Nullable WorkflowExecution workflowExecution,
        @Nullable ActivityType activityType,
        @Text(DATA) @Nullable String input) {}
