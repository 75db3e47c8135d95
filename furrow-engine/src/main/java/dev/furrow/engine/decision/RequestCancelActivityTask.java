package dev.furrow.engine.decision;

import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.event.ActivityTaskCancelRequested;
import dev.furrow.api.event.ActivityTaskCanceled;
import dev.furrow.api.event.RequestCancelActivityTaskFailed;
import dev.furrow.api.event.RequestCancelActivityTaskFailedCause;
import dev.furrow.engine.execution.ActivityTask;

/// Asks to cancel an open activity task. One that nobody has taken ends at once; the worker of a started one hears of
/// it with its next heartbeat.
final class RequestCancelActivityTask {
    private RequestCancelActivityTask() {}

    static void carryOut(RequestCancelActivityTaskDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(decision, RequestCancelActivityTaskFailedCause.OPERATION_NOT_PERMITTED, batch);
            return;
        }
        ActivityTask task = batch.execution().activityTasks().withId(decision.activityId());
        if (task == null) {
            refuse(decision, RequestCancelActivityTaskFailedCause.ACTIVITY_ID_UNKNOWN, batch);
            return;
        }
        long requestedEventId =
                batch.append(new ActivityTaskCancelRequested(batch.completedEventId(), decision.activityId()));
        if (!task.isStarted()) {
            batch.append(new ActivityTaskCanceled(null, task.scheduledEventId(), 0, requestedEventId));
            batch.deciderMustLook();
        }
    }

    private static void refuse(
            RequestCancelActivityTaskDecision decision,
            RequestCancelActivityTaskFailedCause cause,
            DecisionBatch batch) {
        batch.refuse(new RequestCancelActivityTaskFailed(decision.activityId(), cause, batch.completedEventId()));
    }
}
