package dev.furrow.simulation.model;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import org.jspecify.annotations.Nullable;

/// The settings of a run that come from a request or a decision, or else from its type (specification, section 2.3).
///
/// @param undefined the first of the four that must be defined and is not, in the order of section 2.3; null if all
///        are
record RunSettings(
        @Nullable String executionTimeout,
        @Nullable TaskList taskList,
        @Nullable String taskTimeout,
        @Nullable ChildPolicy childPolicy,
        @Nullable String taskPriority,
        @Nullable String lambdaRole,
        @Nullable Undefined undefined) {
    /// What may be missing.
    enum Undefined {
        EXECUTION_TIMEOUT,
        TASK_LIST,
        TASK_TIMEOUT,
        CHILD_POLICY
    }

    static RunSettings of(
            @Nullable String executionTimeout,
            @Nullable TaskList taskList,
            @Nullable String taskTimeout,
            @Nullable ChildPolicy childPolicy,
            @Nullable String taskPriority,
            @Nullable String lambdaRole,
            RegisterWorkflowTypeRequest type) {
        String execution = Given.text(executionTimeout, type.defaultExecutionStartToCloseTimeout());
        TaskList list = taskList != null ? taskList : type.defaultTaskList();
        String task = Given.text(taskTimeout, type.defaultTaskStartToCloseTimeout());
        ChildPolicy policy = childPolicy != null ? childPolicy : type.defaultChildPolicy();
        Undefined undefined = execution == null
                ? Undefined.EXECUTION_TIMEOUT
                : list == null
                        ? Undefined.TASK_LIST
                        : task == null ? Undefined.TASK_TIMEOUT : policy == null ? Undefined.CHILD_POLICY : null;
        return new RunSettings(
                execution,
                list,
                task,
                policy,
                Given.text(taskPriority, type.defaultTaskPriority()),
                Given.text(lambdaRole, type.defaultLambdaRole()),
                undefined);
    }
}
