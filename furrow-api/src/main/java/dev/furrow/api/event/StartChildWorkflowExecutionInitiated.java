package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DATA;
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

/// A decision to start a child was accepted.
///
/// @param workflowId the id that the starter chose
/// @param workflowType the type of the workflow
/// @param control a note to the decider itself, shown in events only
/// @param input what is handed over as input
/// @param executionStartToCloseTimeout seconds that the run may be open
/// @param taskList the list on which tasks wait
/// @param taskPriority an integer; higher goes first, absent counts as 0
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
/// @param childPolicy what becomes of open children when this run is terminated or times out
/// @param taskStartToCloseTimeout seconds that a decision task may take, or `NONE`
/// @param tagList tags to find the run by
/// @param lambdaRole the role under which Lambda functions run
public record StartChildWorkflowExecutionInitiated(
        @Text(WORKFLOW_ID) String workflowId,
        WorkflowType workflowType,
        @Text(DATA) @Nullable String control,
        @Text(DATA) @Nullable String input,
        @Text(EXECUTION_TIMEOUT_OPTIONAL) String executionStartToCloseTimeout,
        TaskList taskList,
        @Text(TASK_PRIORITY) @Nullable String taskPriority,
        long decisionTaskCompletedEventId,
        ChildPolicy childPolicy,
        @Text(DURATION_IN_SECONDS_OPTIONAL) String taskStartToCloseTimeout,
        @ExecutionTags @Nullable List<@Text(TAG) String> tagList,
        @Text(ARN) @Nullable String lambdaRole)
        implements EventAttributes {}
