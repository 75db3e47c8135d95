package dev.furrow.model;

import dev.furrow.api.operation.ActivityTypeConfiguration;
import dev.furrow.api.operation.ActivityTypeDetail;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An activity type with its defaults. What is null has none; [dev.furrow.workflow.Timeout#NONE] is no limit.
///
/// @param type name, version, status
/// @param taskList where tasks wait
/// @param startToClose how long one attempt may run
/// @param scheduleToStart how long it may wait for a worker
/// @param scheduleToClose both together
/// @param heartbeat how long it may be silent
/// @param priority higher is sooner
public record ActivityTypeInfo(
        TypeInfo type,
        @Nullable String taskList,
        @Nullable Duration startToClose,
        @Nullable Duration scheduleToStart,
        @Nullable Duration scheduleToClose,
        @Nullable Duration heartbeat,
        @Nullable Integer priority) {

    static ActivityTypeInfo of(ActivityTypeDetail detail) {
        ActivityTypeConfiguration has = detail.configuration();
        return new ActivityTypeInfo(
                TypeInfo.of(detail.typeInfo()),
                has.defaultTaskList() == null ? null : has.defaultTaskList().name(),
                WorkflowTypeInfo.limit(has.defaultTaskStartToCloseTimeout()),
                WorkflowTypeInfo.limit(has.defaultTaskScheduleToStartTimeout()),
                WorkflowTypeInfo.limit(has.defaultTaskScheduleToCloseTimeout()),
                WorkflowTypeInfo.limit(has.defaultTaskHeartbeatTimeout()),
                has.defaultTaskPriority() == null ? null : Integer.valueOf(has.defaultTaskPriority()));
    }
}
