package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.EXECUTION_TIMEOUT_OPTIONAL;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The defaults of a workflow type, exactly as they were registered.
///
/// @param defaultTaskStartToCloseTimeout the default for a task: seconds from start to end, or `NONE`
/// @param defaultExecutionStartToCloseTimeout the default seconds that a run may be open
/// @param defaultTaskList the default list
/// @param defaultTaskPriority the default priority
/// @param defaultChildPolicy the default policy for open children
/// @param defaultLambdaRole the default role for Lambda functions
public record WorkflowTypeConfiguration(
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String defaultTaskStartToCloseTimeout,
        @Text(EXECUTION_TIMEOUT_OPTIONAL) @Nullable String defaultExecutionStartToCloseTimeout,
        @Nullable TaskList defaultTaskList,
        @Text(TASK_PRIORITY) @Nullable String defaultTaskPriority,
        @Nullable ChildPolicy defaultChildPolicy,
        @Text(ARN) @Nullable String defaultLambdaRole) {}
