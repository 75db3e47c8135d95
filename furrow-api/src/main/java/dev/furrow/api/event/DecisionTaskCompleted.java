package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;

import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The decider answered.
///
/// @param executionContext the decider's own note about the run; absent leaves the last one standing
/// @param scheduledEventId the event that scheduled it
/// @param startedEventId the event that started it; 0 when nothing did
/// @param taskList the list on which tasks wait
/// @param taskListScheduleToStartTimeout seconds that a task may wait on the given list before the list reverts;
///         absent makes the list permanent
public record DecisionTaskCompleted(
        @Text(DATA) @Nullable String executionContext,
        long scheduledEventId,
        long startedEventId,
        @Nullable TaskList taskList,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String taskListScheduleToStartTimeout)
        implements EventAttributes {}
