package dev.furrow.engine.operation;

import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;

/// Ends an activity task with its result. Accepted after a request to cancel, too.
final class RespondActivityTaskCompleted extends RequestWork {
    private final RespondActivityTaskCompletedRequest request;
    private final TaskOfToken token;

    RespondActivityTaskCompleted(
            RespondActivityTaskCompletedRequest request, TaskOfToken token, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
        this.token = token;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution = token.execution(turn);
        ActivityTask task = token.activityTask(execution);
        turn.appendAndAsk(
                execution, new ActivityTaskCompleted(request.result(), task.scheduledEventId(), task.startedEventId()));
        turn.answer(Answer.EMPTY);
    }
}
