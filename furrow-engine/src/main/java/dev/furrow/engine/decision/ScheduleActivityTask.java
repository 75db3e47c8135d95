package dev.furrow.engine.decision;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.ScheduleActivityTaskFailed;
import dev.furrow.api.event.ScheduleActivityTaskFailedCause;
import dev.furrow.api.operation.ActivityTypeConfiguration;
import dev.furrow.api.operation.ActivityTypeDetail;
import org.jspecify.annotations.Nullable;

/// Puts an activity task on its list, with every setting that the decision leaves out taken from the type.
final class ScheduleActivityTask {
    private ScheduleActivityTask() {}

    static void carryOut(ScheduleActivityTaskDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(decision, ScheduleActivityTaskFailedCause.OPERATION_NOT_PERMITTED, batch);
            return;
        }
        ActivityTypeDetail type = batch.rules().registry().findActivityType(batch.domain(), decision.activityType());
        if (type == null) {
            refuse(decision, ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DOES_NOT_EXIST, batch);
            return;
        }
        if (type.typeInfo().status() == RegistrationStatus.DEPRECATED) {
            refuse(decision, ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DEPRECATED, batch);
            return;
        }
        if (batch.execution().activityTasks().withId(decision.activityId()) != null) {
            refuse(decision, ScheduleActivityTaskFailedCause.ACTIVITY_ID_ALREADY_IN_USE, batch);
            return;
        }
        schedule(decision, type.configuration(), batch);
    }

    private static void schedule(
            ScheduleActivityTaskDecision decision, ActivityTypeConfiguration defaults, DecisionBatch batch) {
        TaskList taskList = or(decision.taskList(), defaults.defaultTaskList());
        String scheduleToStart = or(decision.scheduleToStartTimeout(), defaults.defaultTaskScheduleToStartTimeout());
        String scheduleToClose = or(decision.scheduleToCloseTimeout(), defaults.defaultTaskScheduleToCloseTimeout());
        String startToClose = or(decision.startToCloseTimeout(), defaults.defaultTaskStartToCloseTimeout());
        String heartbeat = or(decision.heartbeatTimeout(), defaults.defaultTaskHeartbeatTimeout());
        if (taskList == null) {
            refuse(decision, ScheduleActivityTaskFailedCause.DEFAULT_TASK_LIST_UNDEFINED, batch);
        } else if (scheduleToStart == null) {
            refuse(decision, ScheduleActivityTaskFailedCause.DEFAULT_SCHEDULE_TO_START_TIMEOUT_UNDEFINED, batch);
        } else if (scheduleToClose == null) {
            refuse(decision, ScheduleActivityTaskFailedCause.DEFAULT_SCHEDULE_TO_CLOSE_TIMEOUT_UNDEFINED, batch);
        } else if (startToClose == null) {
            refuse(decision, ScheduleActivityTaskFailedCause.DEFAULT_START_TO_CLOSE_TIMEOUT_UNDEFINED, batch);
        } else if (heartbeat == null) {
            refuse(decision, ScheduleActivityTaskFailedCause.DEFAULT_HEARTBEAT_TIMEOUT_UNDEFINED, batch);
        } else if (batch.execution().activityTasks().open().size()
                >= batch.rules().quotas(batch.domain()).openActivityTasksPerExecution()) {
            refuse(decision, ScheduleActivityTaskFailedCause.OPEN_ACTIVITIES_LIMIT_EXCEEDED, batch);
        } else if (tooFast(taskList, batch)) {
            refuse(decision, ScheduleActivityTaskFailedCause.ACTIVITY_CREATION_RATE_EXCEEDED, batch);
        } else {
            batch.append(new ActivityTaskScheduled(
                    decision.activityType(),
                    decision.activityId(),
                    decision.input(),
                    decision.control(),
                    scheduleToStart,
                    scheduleToClose,
                    startToClose,
                    taskList,
                    or(decision.taskPriority(), defaults.defaultTaskPriority()),
                    batch.completedEventId(),
                    heartbeat));
        }
    }

    private static boolean tooFast(TaskList taskList, DecisionBatch batch) {
        long now = batch.turn().now();
        return !batch.rules().throttle().admits(DecisionType.ScheduleActivityTask, now)
                || !batch.rules().throttle().admitsTask(batch.domain(), taskList.name(), now);
    }

    private static void refuse(
            ScheduleActivityTaskDecision decision, ScheduleActivityTaskFailedCause cause, DecisionBatch batch) {
        batch.refuse(new ScheduleActivityTaskFailed(
                decision.activityType(), decision.activityId(), cause, batch.completedEventId()));
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T fallback) {
        return given != null ? given : fallback;
    }
}
