package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.TAG;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.ExecutionTags;
import dev.furrow.api.shape.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a run.
///
/// @param execution the run
/// @param workflowType the type of the workflow
/// @param startTimestamp when it started
/// @param closeTimestamp when it closed; absent while it is open
/// @param executionStatus open or closed
/// @param closeStatus how it closed; absent while it is open
/// @param parent the run that started it as a child
/// @param tagList tags to find the run by
/// @param cancelRequested whether somebody asked to cancel
public record WorkflowExecutionInfo(
        WorkflowExecution execution,
        WorkflowType workflowType,
        Instant startTimestamp,
        @Nullable Instant closeTimestamp,
        ExecutionStatus executionStatus,
        @Nullable CloseStatus closeStatus,
        @Nullable WorkflowExecution parent,
        @ExecutionTags @Nullable List<@Text(TAG) String> tagList,
        boolean cancelRequested) {}
