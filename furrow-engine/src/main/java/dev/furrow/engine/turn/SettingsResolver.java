package dev.furrow.engine.turn;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.operation.WorkflowTypeConfiguration;
import dev.furrow.engine.execution.ExecutionSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the settings of a run: what the starter says, else what the type was registered with (specification, section
/// 2.3).
public final class SettingsResolver {
    /// The settings without which no run begins, in the order in which the service misses them.
    public enum Required {
        EXECUTION_START_TO_CLOSE_TIMEOUT("defaultExecutionStartToCloseTimeout"),
        TASK_LIST("defaultTaskList"),
        TASK_START_TO_CLOSE_TIMEOUT("defaultTaskStartToCloseTimeout"),
        CHILD_POLICY("defaultChildPolicy");

        private final String defaultName;

        Required(String defaultName) {
            this.defaultName = defaultName;
        }

        /// The name of the type's default that would have helped.
        public String defaultName() {
            return defaultName;
        }
    }

    /// Either settings or the first that is missing.
    public sealed interface Resolution {
        /// Everything is there.
        record Resolved(ExecutionSettings settings) implements Resolution {}

        /// Something is given neither by the starter nor by the type.
        record Missing(Required required) implements Resolution {}
    }

    private SettingsResolver() {}

    /// @param defaults of the registered type; the other parameters are the starter's
    public static Resolution resolve(
            WorkflowTypeConfiguration defaults,
            @Nullable String executionStartToCloseTimeout,
            @Nullable TaskList taskList,
            @Nullable String taskStartToCloseTimeout,
            @Nullable ChildPolicy childPolicy,
            @Nullable String taskPriority,
            @Nullable String lambdaRole,
            @Nullable List<String> tagList) {
        String executionTimeout = or(executionStartToCloseTimeout, defaults.defaultExecutionStartToCloseTimeout());
        TaskList list = or(taskList, defaults.defaultTaskList());
        String taskTimeout = or(taskStartToCloseTimeout, defaults.defaultTaskStartToCloseTimeout());
        ChildPolicy policy = or(childPolicy, defaults.defaultChildPolicy());
        if (executionTimeout == null) {
            return new Resolution.Missing(Required.EXECUTION_START_TO_CLOSE_TIMEOUT);
        }
        if (list == null) {
            return new Resolution.Missing(Required.TASK_LIST);
        }
        if (taskTimeout == null) {
            return new Resolution.Missing(Required.TASK_START_TO_CLOSE_TIMEOUT);
        }
        if (policy == null) {
            return new Resolution.Missing(Required.CHILD_POLICY);
        }
        return new Resolution.Resolved(new ExecutionSettings(
                executionTimeout,
                taskTimeout,
                list,
                or(taskPriority, defaults.defaultTaskPriority()),
                policy,
                or(lambdaRole, defaults.defaultLambdaRole()),
                tagList == null || tagList.isEmpty() ? null : tagList));
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T fallback) {
        return given != null ? given : fallback;
    }
}
