package dev.furrow.demo.worker;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskRequest;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskResponse;
import software.amazon.awssdk.services.swf.model.UnknownResourceException;

/// The loop of an activity worker: take a task, do the work, answer with the result or the failure. One that answers
/// nothing would leave the decider to wait for the task's time-out.
final class ActivityTasks implements Poller.Tasks<PollForActivityTaskResponse> {
    private static final int MAX_REASON_CHARACTERS = 256;

    private final SwfClient polls;
    private final SwfClient calls;
    private final PollForActivityTaskRequest request;
    private final Map<String, Activity> activities;

    /// @param activities what this worker can do, by the name of the activity type
    ActivityTasks(
            SwfClient polls, SwfClient calls, PollForActivityTaskRequest request, Map<String, Activity> activities) {
        this.polls = polls;
        this.calls = calls;
        this.request = request;
        this.activities = Map.copyOf(activities);
    }

    @Override
    public @Nullable PollForActivityTaskResponse poll() {
        PollForActivityTaskResponse answer = polls.pollForActivityTask(request);
        return answer.taskToken() == null ? null : answer;
    }

    @Override
    public void work(PollForActivityTaskResponse task) {
        String result;
        try {
            result = activity(task).perform(task);
        } catch (ActivityFailure failure) {
            fail(task, String.valueOf(failure.getMessage()));
            return;
        } catch (RuntimeException defect) {
            fail(task, defect.toString());
            return;
        }
        try {
            calls.respondActivityTaskCompleted(
                    answer -> answer.taskToken(task.taskToken()).result(result));
        } catch (UnknownResourceException tooLate) {
            // The task timed out or its run was closed: nobody waits for the answer any more.
        }
    }

    private Activity activity(PollForActivityTaskResponse task) throws ActivityFailure {
        // SWF hands a list's tasks to whoever polls it, able or not.
        Activity activity = activities.get(task.activityType().name());
        if (activity == null) {
            throw new ActivityFailure("The worker on list " + request.taskList().name() + " cannot do "
                    + task.activityType().name());
        }
        return activity;
    }

    private void fail(PollForActivityTaskResponse task, String reason) {
        try {
            calls.respondActivityTaskFailed(
                    answer -> answer.taskToken(task.taskToken()).reason(clip(reason)));
        } catch (UnknownResourceException tooLate) {
            // As above.
        }
    }

    private static String clip(String reason) {
        return reason.length() <= MAX_REASON_CHARACTERS ? reason : reason.substring(0, MAX_REASON_CHARACTERS);
    }
}
