package dev.furrow.engine.operation;

import dev.furrow.api.event.ActivityTaskStarted;
import dev.furrow.api.fault.Fault;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.execution.ActivityTask;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.engine.token.TaskToken;
import dev.furrow.engine.turn.Turn;

/// Starts an activity task for a poller, if both are still there. A task is started at most once, ever.
final class StartActivityTask extends RequestWork {
    private final PendingTask task;
    private final Poll poll;

    StartActivityTask(PendingTask task, Poll poll, Parts parts) {
        super(parts, poll.reply());
        this.task = task;
        this.poll = poll;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution = turn.open(
                task.run().domain(), task.run().workflowId(), task.run().runId());
        ActivityTask waiting =
                execution == null ? null : execution.activityTasks().scheduledBy(task.scheduledEventId());
        if (execution == null || waiting == null || waiting.isStarted()) {
            turn.insteadOfAnswering(() -> parts().taskLists().pollAgain(poll));
            return;
        }
        if (poll.isGone()) {
            turn.insteadOfAnswering(() -> parts().taskLists().offer(task));
            return;
        }
        String input = waiting.input();
        long startedEventId =
                turn.append(execution, new ActivityTaskStarted(poll.identity(), waiting.scheduledEventId()));
        TaskToken token = new TaskToken(
                TaskKind.ACTIVITY,
                parts().registry().domain(poll.domain()).number(),
                task.run().workflowId(),
                task.run().runId(),
                waiting.scheduledEventId(),
                startedEventId);
        turn.answer(Answer.of(new dev.furrow.api.operation.ActivityTask(
                token.seal(parts().seal()),
                waiting.activityId(),
                startedEventId,
                execution.execution(),
                waiting.activityType(),
                input)));
    }

    @Override
    public void turnedAway(Fault why, Turn look) {
        super.turnedAway(why, look);
        // It may be gone since it was taken out of its list. After a defect, which is another matter, the run is read
        // back and its waiting tasks are offered again then.
        WorkflowExecutionState execution = look.peek(task.run());
        ActivityTask waiting =
                execution == null ? null : execution.activityTasks().scheduledBy(task.scheduledEventId());
        if (waiting != null && !waiting.isStarted()) {
            parts().taskLists().offer(task);
        }
    }
}
