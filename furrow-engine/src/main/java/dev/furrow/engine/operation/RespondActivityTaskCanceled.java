package dev.furrow.engine.operation;

import dev.furrow.api.event.ActivityTaskCanceled;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;

/// Ends an activity task as canceled. A worker may say so unasked; then the event names no request.
final class RespondActivityTaskCanceled extends RequestWork {
    private final RespondActivityTaskCanceledRequest request;
    private final TaskOfToken token;

    RespondActivityTaskCanceled(
            RespondActivityTaskCanceledRequest request, TaskOfToken token, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
        this.token = token;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution = token.execution(turn);
        ActivityTask task = token.activityTask(execution);
        turn.appendAndAsk(
                execution,
                new ActivityTaskCanceled(
                        request.details(),
                        task.scheduledEventId(),
                        task.startedEventId(),
                        task.latestCancelRequestedEventId() == 0 ? null : task.latestCancelRequestedEventId()));
        turn.answer(Answer.EMPTY);
    }
}
