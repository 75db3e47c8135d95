package dev.furrow.engine.execution;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.operation.WorkflowExecutionConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run was started with, defaults filled in.
///
/// @param executionStartToCloseTimeout seconds that the run may be open
/// @param taskStartToCloseTimeout seconds that a decision task may take, or `NONE`
/// @param taskList where its decision tasks go
/// @param taskPriority of its decision tasks; absent counts as 0
/// @param childPolicy what becomes of its open children when it is terminated or times out
/// @param lambdaRole the role for Lambda functions
/// @param tagList its tags
public record ExecutionSettings(
        String executionStartToCloseTimeout,
        String taskStartToCloseTimeout,
        TaskList taskList,
        @Nullable String taskPriority,
        ChildPolicy childPolicy,
        @Nullable String lambdaRole,
        @Nullable List<String> tagList) {

    /// The settings as DescribeWorkflowExecution shows them.
    ///
    /// @param permanentTaskList where decision tasks go now, a sticky list aside
    WorkflowExecutionConfiguration configuration(String permanentTaskList) {
        return new WorkflowExecutionConfiguration(
                taskStartToCloseTimeout,
                executionStartToCloseTimeout,
                new TaskList(permanentTaskList),
                taskPriority,
                childPolicy,
                lambdaRole);
    }
}
