package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.EXECUTION_TIMEOUT_OPTIONAL;
import static dev.furrow.api.shape.TextKind.TAG;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;
import static dev.furrow.api.shape.TextKind.VERSION;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.shape.ExecutionTags;
import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Closes the run and starts another one under its workflowId.
///
/// @param input what is handed over as input
/// @param executionStartToCloseTimeout seconds that the run may be open
/// @param taskList the list on which tasks wait
/// @param taskPriority an integer; higher goes first, absent counts as 0
/// @param taskStartToCloseTimeout seconds that a decision task may take, or `NONE`
/// @param childPolicy what becomes of open children when this run is terminated or times out
/// @param tagList tags to find the run by
/// @param workflowTypeVersion the version to go on with; absent for the same
/// @param lambdaRole the role under which Lambda functions run
public record ContinueAsNewWorkflowExecutionDecision(
        @Text(DATA) @Nullable String input,
        @Text(EXECUTION_TIMEOUT_OPTIONAL) @Nullable String executionStartToCloseTimeout,
        @Nullable TaskList taskList,
        @Text(TASK_PRIORITY) @Nullable String taskPriority,
        @Text(DURATION_IN_SECONDS_OPTIONAL) @Nullable String taskStartToCloseTimeout,
        @Nullable ChildPolicy childPolicy,
        @ExecutionTags @Nullable List<@Text(TAG) String> tagList,
        @Text(VERSION) @Nullable String workflowTypeVersion,
        @Text(ARN) @Nullable String lambdaRole)
        implements Decision {}
