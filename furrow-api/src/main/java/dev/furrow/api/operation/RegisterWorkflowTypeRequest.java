package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DESCRIPTION;
import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.EXECUTION_TIMEOUT_OPTIONAL;
import static dev.furrow.api.shape.TextKind.NEW_NAME;
import static dev.furrow.api.shape.TextKind.NEW_VERSION;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Makes a workflow type known.
///
/// @param domain the domain
/// @param name the name
/// @param version the version
/// @param description what it is, in words
/// @param defaultTaskStartToCloseTimeout the default for a task: seconds from start to end, or `NONE`
/// @param defaultExecutionStartToCloseTimeout the default seconds that a run may be open
/// @param defaultTaskList the default list
/// @param defaultTaskPriority the default priority
/// @param defaultChildPolicy the default policy for open children
/// @param defaultLambdaRole the default role for Lambda functions
public record RegisterWorkflowTypeRequest(
        @Text(DOMAIN_NAME) String domain,
        @Text(NEW_NAME) String name,
        @Text(NEW_VERSION) String version,
        @Text(DESCRIPTION) @Nullable String description,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String defaultTaskStartToCloseTimeout,
        @Text(EXECUTION_TIMEOUT_OPTIONAL) @Nullable String defaultExecutionStartToCloseTimeout,
        @Nullable TaskList defaultTaskList,
        @Text(TASK_PRIORITY) @Nullable String defaultTaskPriority,
        @Nullable ChildPolicy defaultChildPolicy,
        @Text(ARN) @Nullable String defaultLambdaRole)
        implements Request {}
