package dev.furrow.engine.operation;

import dev.furrow.api.event.ActivityTaskFailed;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;

/// Ends an activity task with a failure. Whether to try again is for the decider to say.
final class RespondActivityTaskFailed extends RequestWork {
    private final RespondActivityTaskFailedRequest request;
    private final TaskOfToken token;

    RespondActivityTaskFailed(RespondActivityTaskFailedRequest request, TaskOfToken token, Parts parts, Reply reply) {
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
                new ActivityTaskFailed(
                        request.reason(), request.details(), task.scheduledEventId(), task.startedEventId()));
        turn.answer(Answer.EMPTY);
    }
}
