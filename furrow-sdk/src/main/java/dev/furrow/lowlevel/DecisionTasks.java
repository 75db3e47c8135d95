package dev.furrow.lowlevel;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decision tasks of one list, for deciders written by hand. Safe for use by many threads.
public final class DecisionTasks {
    private final SwfClient swf;
    private final String domain;
    private final String taskList;
    private final @Nullable String identity;

    /// @param identity who asks, in histories; null for nobody
    public DecisionTasks(SwfClient swf, String domain, String taskList, @Nullable String identity) {
        this.swf = swf;
        this.domain = domain;
        this.taskList = taskList;
        this.identity = identity;
    }

    /// A task with the whole history.
    ///
    /// @param token for the answer
    /// @param execution whose task it is
    /// @param events all of them, the first first
    /// @param previousStartedEventId what of them the decider has seen before; 0 for nothing
    public record Task(
            String token, WorkflowExecution execution, List<HistoryEvent> events, long previousStartedEventId) {}

    /// Waits up to a minute for a task.
    ///
    /// @return empty if none came
    public Optional<Task> poll() {
        DecisionTask first = swf.pollForDecisionTask(request(null));
        String token = first.taskToken();
        if (token == null || token.isEmpty()) {
            return Optional.empty();
        }
        List<HistoryEvent> events = new ArrayList<>(Objects.requireNonNull(first.events()));
        String next = first.nextPageToken();
        while (next != null) {
            DecisionTask page = swf.pollForDecisionTask(request(next));
            events.addAll(Objects.requireNonNull(page.events()));
            next = page.nextPageToken();
        }
        return Optional.of(new Task(
                token,
                Objects.requireNonNull(first.workflowExecution()),
                List.copyOf(events),
                first.previousStartedEventId()));
    }

    private PollForDecisionTaskRequest request(@Nullable String pageToken) {
        return new PollForDecisionTaskRequest(domain, new TaskList(taskList), identity, pageToken, null, null, null);
    }

    /// Answers with decisions.
    ///
    /// @param state the execution context that others read; null to leave it as it is
    public void complete(Task task, List<Decision> decisions, @Nullable String state) {
        swf.respondDecisionTaskCompleted(
                new RespondDecisionTaskCompletedRequest(task.token(), decisions, state, null, null));
    }
}
