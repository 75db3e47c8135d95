package dev.furrow.engine.operation;

import dev.furrow.api.operation.ActivityTaskStatus;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Heartbeat;
import dev.furrow.engine.turn.Turn;

/// Sets the heartbeat clock of an activity task back and keeps the details. Leaves no event; stored all the same,
/// because it was acknowledged.
final class RecordActivityTaskHeartbeat extends RequestWork {
    private final RecordActivityTaskHeartbeatRequest request;
    private final TaskOfToken token;

    RecordActivityTaskHeartbeat(
            RecordActivityTaskHeartbeatRequest request, TaskOfToken token, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
        this.token = token;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution = token.execution(turn);
        ActivityTask task = token.activityTask(execution);
        execution.activityTasks().recordHeartbeat(task, turn.now(), request.details());
        turn.recordHeartbeat(
                new Heartbeat(execution.key(), task.scheduledEventId(), turn.now(), task.heartbeatDetails()));
        turn.answer(Answer.of(new ActivityTaskStatus(task.latestCancelRequestedEventId() != 0)));
    }
}
