package dev.furrow.engine.operation;

import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.tasklist.Poll;

/// Waits for an activity task.
final class PollForActivityTask {
    private static final Answer NO_TASK = Answer.of(new ActivityTask(null, null, 0, null, null, null));

    private PollForActivityTask() {}

    static Poll submit(PollForActivityTaskRequest request, Parts parts, Reply reply) {
        parts.registry().domain(request.domain());
        parts.requireRoomForWrites();
        Poll poll = new Poll(
                TaskKind.ACTIVITY,
                request.domain(),
                request.taskList().name(),
                request.identity(),
                reply,
                NO_TASK,
                parts.now());
        parts.taskLists().poll(poll);
        return poll;
    }
}
