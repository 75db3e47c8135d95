package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The settings of a run, defaults filled in.
///
/// @param taskStartToCloseTimeout seconds that a decision task may take, or `NONE`
/// @param executionStartToCloseTimeout seconds that the run may be open
/// @param taskList the list on which tasks wait
/// @param taskPriority an integer; higher goes first, absent counts as 0
/// @param childPolicy what becomes of open children when this run is terminated or times out
/// @param lambdaRole the role under which Lambda functions run
public record WorkflowExecutionConfiguration(
        @Text(DURATION_IN_SECONDS) String taskStartToCloseTimeout,
        @Text(DURATION_IN_SECONDS) String executionStartToCloseTimeout,
        TaskList taskList,
        @Text(TASK_PRIORITY) @Nullable String taskPriority,
        ChildPolicy childPolicy,
        @Text(ARN) @Nullable String lambdaRole) {}
