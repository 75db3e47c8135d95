package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DURATION_IN_SECONDS_OPTIONAL;
import static dev.furrow.api.shape.TextKind.EXECUTION_TIMEOUT_OPTIONAL;
import static dev.furrow.api.shape.TextKind.TAG;
import static dev.furrow.api.shape.TextKind.TASK_PRIORITY;
import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID_OPTIONAL;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.ExecutionTags;
import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The run began; always its first event.
///
/// @param input what is handed over as input
/// @param executionStartToCloseTimeout seconds that the run may be open
/// @param taskStartToCloseTimeout seconds that a decision task may take, or `NONE`
/// @param childPolicy what becomes of open children when this run is terminated or times out
/// @param taskList the list on which tasks wait
/// @param taskPriority an integer; higher goes first, absent counts as 0
/// @param workflowType the type of the workflow
/// @param tagList tags to find the run by
/// @param continuedExecutionRunId the run that this one goes on from
/// @param parentWorkflowExecution the run that started this one as its child
/// @param parentInitiatedEventId the event in the history of the parent; 0 without a parent
/// @param lambdaRole the role under which Lambda functions run
public record WorkflowExecutionStarted(
        @Text(DATA) @Nullable String input,
        @Text(EXECUTION_TIMEOUT_OPTIONAL) String executionStartToCloseTimeout,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String taskStartToCloseTimeout,
        ChildPolicy childPolicy,
        TaskList taskList,
        @Text(TASK_PRIORITY) @Nullable String taskPriority,
        WorkflowType workflowType,
        @ExecutionTags @Nullable List<@Text(TAG) String> tagList,
        @Text(WORKFLOW_RUN_ID_OPTIONAL) @Nullable String continuedExecutionRunId,
        @Nullable WorkflowExecution parentWorkflowExecution,
        long parentInitiatedEventId,
        @Text(ARN) @Nullable String lambdaRole)
        implements EventAttributes {}
