package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.EXECUTION_TIMEOUT_OPTIONAL;
import static dev.furrow.api.shape.TextKind.TAG;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;
import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.ExecutionTags;
import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts a run.
///
/// @param domain the domain
/// @param workflowId the id that the starter chose
/// @param workflowType the type of the workflow
/// @param taskList the list on which tasks wait
/// @param taskPriority an integer; higher goes first, absent counts as 0
/// @param input what is handed over as input
/// @param executionStartToCloseTimeout seconds that the run may be open
/// @param tagList tags to find the run by
/// @param taskStartToCloseTimeout seconds that a decision task may take, or `NONE`
/// @param childPolicy what becomes of open children when this run is terminated or times out
/// @param lambdaRole the role under which Lambda functions run
public record StartWorkflowExecutionRequest(
        @Text(DOMAIN_NAME) String domain,
        @Text(WORKFLOW_ID) String workflowId,
        WorkflowType workflowType,
        @Nullable TaskList taskList,
        @Text(TASK_PRIORITY) @Nullable String taskPriority,
        @Text(DATA) @Nullable String input,
        @Text(EXECUTION_TIMEOUT_OPTIONAL) @Nullable String executionStartToCloseTimeout,
        @ExecutionTags @Nullable List<@Text(TAG) String> tagList,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String taskStartToCloseTimeout,
        @Nullable ChildPolicy childPolicy,
        @Text(ARN) @Nullable String lambdaRole)
        implements Request {}
