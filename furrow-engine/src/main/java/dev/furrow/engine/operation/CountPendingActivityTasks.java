package dev.furrow.engine.operation;

import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.execution.TaskKind;

/// Counts the activity tasks that wait in a list: scheduled, ready to be handed out, not started.
final class CountPendingActivityTasks {
    private CountPendingActivityTasks() {}

    static Answer read(CountPendingActivityTasksRequest request, Parts parts) {
        parts.registry().domain(request.domain());
        int count = parts.taskLists()
                .backlog(TaskKind.ACTIVITY, request.domain(), request.taskList().name());
        return Answer.of(new PendingTaskCount(count, false));
    }
}
