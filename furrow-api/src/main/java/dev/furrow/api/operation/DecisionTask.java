package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;
import static dev.furrow.api.shape.TextKind.TASK_TOKEN;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a poll for a decision task answers. Without a task it holds nothing but zeros.
///
/// @param taskToken names the task towards the service; opaque
/// @param startedEventId the event that started it; 0 when nothing did
/// @param workflowExecution the run
/// @param workflowType the type of the workflow
/// @param events events in order
/// @param nextPageToken continues a listing; absent on the last page
/// @param previousStartedEventId the started event of the last decision task that was completed; 0 on the first
public record DecisionTask(
        @Text(TASK_TOKEN) @Nullable String taskToken,
        long startedEventId,
        @Nullable WorkflowExecution workflowExecution,
        @Nullable WorkflowType workflowType,
        @Nullable List<HistoryEvent> events,
        @Text(PAGE_TOKEN) @Nullable String nextPageToken,
        long previousStartedEventId) {}
