package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.tasklist.Poll;
import org.jspecify.annotations.Nullable;

/// Waits for a decision task; with a page token, reads on in the history of the task that the caller has already.
final class PollForDecisionTask {
    private static final Answer NO_TASK = Answer.of(new DecisionTask(null, 0, null, null, null, null, 0));

    private PollForDecisionTask() {}

    /// @return the poll that waits; null when the request asks for a further page and is answered at once
    static @Nullable Poll submit(PollForDecisionTaskRequest request, Parts parts, Reply reply) {
        parts.registry().domain(request.domain());
        if (request.nextPageToken() != null) {
            nextPage(request, request.nextPageToken(), parts, reply);
            return null;
        }
        parts.requireRoomForWrites();
        Poll poll = new Poll(
                TaskKind.DECISION,
                request.domain(),
                request.taskList().name(),
                request.identity(),
                reply,
                NO_TASK,
                parts.now());
        poll.attach(DecisionTaskWindow.wanted(request, parts.rules().quotas()));
        parts.taskLists().poll(poll);
        return poll;
    }

    /// The token alone says which task is meant; domain and list must be those of the poll that it came from.
    private static void nextPage(PollForDecisionTaskRequest request, String token, Parts parts, Reply reply) {
        byte[] position =
                parts.pageTokens().open(token, Operation.POLL_FOR_DECISION_TASK, arguments(request), parts.now());
        DecisionTaskWindow window =
                DecisionTaskWindow.read(position, request, parts.rules().quotas());
        TaskOfToken task = TaskOfToken.open(window.taskToken(), TaskKind.DECISION, parts);
        if (!task.domain().equals(request.domain())) {
            throw Fault.invalidToken();
        }
        parts.lanes()
                .submit(task.domain(), task.token().workflowId(), new ContinueDecisionTask(task, window, parts, reply));
    }

    /// What must be the same on every page of a task.
    static Object arguments(PollForDecisionTaskRequest request) {
        return arguments(request.domain(), request.taskList().name());
    }

    static Object arguments(String domain, String taskList) {
        return domain.length() + ":" + domain + ":" + taskList;
    }
}
