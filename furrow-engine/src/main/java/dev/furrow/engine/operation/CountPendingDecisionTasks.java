package dev.furrow.engine.operation;

import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.execution.TaskKind;

/// Counts the decision tasks that wait in a list: scheduled, ready to be handed out, not started.
final class CountPendingDecisionTasks {
    private CountPendingDecisionTasks() {}

    static Answer read(CountPendingDecisionTasksRequest request, Parts parts) {
        parts.registry().domain(request.domain());
        int count = parts.taskLists()
                .backlog(TaskKind.DECISION, request.domain(), request.taskList().name());
        return Answer.of(new PendingTaskCount(count, false));
    }
}
