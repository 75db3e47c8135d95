package dev.furrow.lowlevel;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Activity tasks of one list, for workers written by hand. Texts go over the wire as they are. Safe for use by many
/// threads; every method throws [SwfException] when the service refuses, `UNKNOWN_RESOURCE` for a task that is
/// closed.
public final class ActivityTasks {
    private final SwfClient swf;
    private final String domain;
    private final String taskList;
    private final @Nullable String identity;

    /// @param identity who asks, in histories; null for nobody
    public ActivityTasks(SwfClient swf, String domain, String taskList, @Nullable String identity) {
        this.swf = swf;
        this.domain = domain;
        this.taskList = taskList;
        this.identity = identity;
    }

    /// A task.
    ///
    /// @param token for the answer
    /// @param activityId which one of the execution's
    /// @param type what is to be done
    /// @param execution whose task it is
    /// @param input as the decider gave it; null for none
    public record Task(
            String token,
            String activityId,
            ActivityType type,
            WorkflowExecution execution,
            @Nullable String input) {}

    /// Waits up to a minute for a task.
    ///
    /// @return empty if none came
    public Optional<Task> poll() {
        ActivityTask task =
                swf.pollForActivityTask(new PollForActivityTaskRequest(domain, new TaskList(taskList), identity));
        String token = task.taskToken();
        if (token == null || token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Task(
                token,
                Objects.requireNonNull(task.activityId()),
                Objects.requireNonNull(task.activityType()),
                Objects.requireNonNull(task.workflowExecution()),
                task.input()));
    }

    /// Ends it with a result.
    public void complete(Task task, @Nullable String result) {
        swf.respondActivityTaskCompleted(new RespondActivityTaskCompletedRequest(task.token(), result));
    }

    /// Ends it with a failure.
    public void fail(Task task, @Nullable String reason, @Nullable String details) {
        swf.respondActivityTaskFailed(new RespondActivityTaskFailedRequest(task.token(), reason, details));
    }

    /// Ends it as canceled.
    public void cancel(Task task, @Nullable String details) {
        swf.respondActivityTaskCanceled(new RespondActivityTaskCanceledRequest(task.token(), details));
    }

    /// Says that it is alive.
    ///
    /// @return whether it was asked to cancel
    public boolean heartbeat(Task task, @Nullable String details) {
        return swf.recordActivityTaskHeartbeat(new RecordActivityTaskHeartbeatRequest(task.token(), details))
                .cancelRequested();
    }
}
