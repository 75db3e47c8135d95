package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.EXECUTION_TIMEOUT_OPTIONAL;
import static dev.furrow.api.shape.TextKind.TAG;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;
import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.ExecutionTags;
import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The run closed and another one goes on under its workflowId.
///
/// @param input what is handed over as input
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
/// @param newExecutionRunId the run that goes on
/// @param executionStartToCloseTimeout seconds that the run may be open
/// @param taskList the list on which tasks wait
/// @param taskPriority an integer; higher goes first, absent counts as 0
/// @param taskStartToCloseTimeout seconds that a decision task may take, or `NONE`
/// @param childPolicy what becomes of open children when this run is terminated or times out
/// @param tagList tags to find the run by
/// @param workflowType the type of the workflow
/// @param lambdaRole the role under which Lambda functions run
public record WorkflowExecutionContinuedAsNew(
        @Text(DATA) @Nullable String input,
        long decisionTaskCompletedEventId,
        @Text(WORKFLOW_RUN_ID) String newExecutionRunId,
        @Text(EXECUTION_TIMEOUT_OPTIONAL) String executionStartToCloseTimeout,
        TaskList taskList,
        @Text(TASK_PRIORITY) @Nullable String taskPriority,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String taskStartToCloseTimeout,
        ChildPolicy childPolicy,
        @ExecutionTags @Nullable List<@Text(TAG) String> tagList,
        WorkflowType workflowType,
        @Text(ARN) @Nullable String lambdaRole)
        implements EventAttributes {}
