package dev.furrow.demo.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.HistoryEvent;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskRequest;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskResponse;
import software.amazon.awssdk.services.swf.model.UnknownResourceException;

/// The loop of a decider: take a decision task, read its history, decide, answer. It keeps nothing from one task to
/// the next, so any number of them may share a task list, and none of them is missed when it dies.
final class DecisionTasks implements Poller.Tasks<PollForDecisionTaskResponse> {
    private final SwfClient polls;
    private final SwfClient calls;
    private final PollForDecisionTaskRequest request;
    private final Decider decider;
    private final BiConsumer<String, List<Decision>> decided;

    /// @param decided hears of decisions, with the workflowId, before they are sent
    DecisionTasks(
            SwfClient polls,
            SwfClient calls,
            PollForDecisionTaskRequest request,
            Decider decider,
            BiConsumer<String, List<Decision>> decided) {
        this.polls = polls;
        this.calls = calls;
        this.request = request;
        this.decider = decider;
        this.decided = decided;
    }

    @Override
    public @Nullable PollForDecisionTaskResponse poll() {
        PollForDecisionTaskResponse answer = polls.pollForDecisionTask(request);
        // A minute without a task is answered, too, without a token.
        return answer.taskToken() == null ? null : answer;
    }

    @Override
    public void work(PollForDecisionTaskResponse task) {
        List<Decision> decisions = decider.decide(history(task));
        decided.accept(task.workflowExecution().workflowId(), decisions);
        try {
            calls.respondDecisionTaskCompleted(
                    answer -> answer.taskToken(task.taskToken()).decisions(decisions));
        } catch (UnknownResourceException tooLate) {
            // The run was closed from outside or the task timed out. Nothing is lost: there will be another task, or
            // nothing is left to decide.
        }
    }

    /// All pages of the history. A poll with a page token does not take another task.
    private List<HistoryEvent> history(PollForDecisionTaskResponse task) {
        List<HistoryEvent> history = new ArrayList<>(task.events());
        String nextPage = task.nextPageToken();
        while (nextPage != null) {
            PollForDecisionTaskResponse page = calls.pollForDecisionTask(
                    request.toBuilder().nextPageToken(nextPage).build());
            history.addAll(page.events());
            nextPage = page.nextPageToken();
        }
        return history;
    }
}
