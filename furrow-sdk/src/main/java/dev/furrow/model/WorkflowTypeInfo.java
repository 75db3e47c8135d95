package dev.furrow.model;

import dev.furrow.api.operation.WorkflowTypeConfiguration;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.workflow.ChildPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A workflow type with its defaults. What is null has none, and must be given with each start.
///
/// @param type name, version, status
/// @param taskList whose workers decide
/// @param executionTimeout how long an execution may take altogether
/// @param decisionTimeout how long one decision may take; [dev.furrow.workflow.Timeout#NONE] without limit
/// @param childPolicy what becomes of its children
/// @param priority higher is sooner
public record WorkflowTypeInfo(
        TypeInfo type,
        @Nullable String taskList,
        @Nullable Duration executionTimeout,
        @Nullable Duration decisionTimeout,
        @Nullable ChildPolicy childPolicy,
        @Nullable Integer priority) {

    static WorkflowTypeInfo of(WorkflowTypeDetail detail) {
        WorkflowTypeConfiguration has = detail.configuration();
        return new WorkflowTypeInfo(
                TypeInfo.of(detail.typeInfo()),
                has.defaultTaskList() == null ? null : has.defaultTaskList().name(),
                limit(has.defaultExecutionStartToCloseTimeout()),
                limit(has.defaultTaskStartToCloseTimeout()),
                has.defaultChildPolicy() == null
                        ? null
                        : ChildPolicy.valueOf(has.defaultChildPolicy().name()),
                has.defaultTaskPriority() == null ? null : Integer.valueOf(has.defaultTaskPriority()));
    }

    static @Nullable Duration limit(@Nullable String seconds) {
        return seconds == null ? null : TimeLimit.fromWire(seconds);
    }
}
