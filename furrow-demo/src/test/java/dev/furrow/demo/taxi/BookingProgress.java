package dev.furrow.demo.taxi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.swf.model.ActivityTaskScheduledEventAttributes;
import software.amazon.awssdk.services.swf.model.HistoryEvent;
import software.amazon.awssdk.services.swf.model.WorkflowExecutionSignaledEventAttributes;

/// How far a booking has come: its history, folded. Events that change nothing for the decider are passed over.
final class BookingProgress {
    /// The life of the one timer.
    enum Timer {
        NOT_STARTED,
        RUNNING,
        OVER
    }

    private static final String FIND = "find";

    private final Map<String, Step> steps = new HashMap<>();
    private final Map<Long, String> keysByScheduledEvent = new HashMap<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private String input = "";
    private @Nullable List<String> taxis;
    private Timer timer = Timer.NOT_STARTED;
    private @Nullable Verdict verdict;
    private @Nullable String refusal;

    private BookingProgress() {}

    static BookingProgress of(List<HistoryEvent> history) {
        BookingProgress progress = new BookingProgress();
        history.forEach(progress::take);
        return progress;
    }

    private void take(HistoryEvent event) {
        switch (event.eventType()) {
            case WORKFLOW_EXECUTION_STARTED ->
                input = Objects.requireNonNullElse(
                        event.workflowExecutionStartedEventAttributes().input(), "");
            case ACTIVITY_TASK_SCHEDULED -> scheduled(event.eventId(), event.activityTaskScheduledEventAttributes());
            case ACTIVITY_TASK_COMPLETED ->
                completed(
                        event.activityTaskCompletedEventAttributes().scheduledEventId(),
                        event.activityTaskCompletedEventAttributes().result());
            case ACTIVITY_TASK_FAILED ->
                failed(
                        event.activityTaskFailedEventAttributes().scheduledEventId(),
                        event.activityTaskFailedEventAttributes().reason());
            case ACTIVITY_TASK_TIMED_OUT ->
                failed(
                        event.activityTaskTimedOutEventAttributes().scheduledEventId(),
                        event.activityTaskTimedOutEventAttributes().timeoutTypeAsString());
            case TIMER_STARTED -> timer = Timer.RUNNING;
            case TIMER_CANCELED -> timer = Timer.OVER;
            case TIMER_FIRED -> {
                timer = Timer.OVER;
                settle(new Verdict.Nobody());
            }
            case WORKFLOW_EXECUTION_SIGNALED -> signalled(event.workflowExecutionSignaledEventAttributes());
            case WORKFLOW_EXECUTION_CANCEL_REQUESTED -> settle(new Verdict.Cancelled());
            case SCHEDULE_ACTIVITY_TASK_FAILED ->
                refusal = "ScheduleActivityTask: "
                        + event.scheduleActivityTaskFailedEventAttributes().causeAsString();
            case START_TIMER_FAILED ->
                refusal =
                        "StartTimer: " + event.startTimerFailedEventAttributes().causeAsString();
            default -> {
                // Started tasks, decision tasks and closes that had to wait change nothing here.
            }
        }
    }

    private void scheduled(long eventId, ActivityTaskScheduledEventAttributes task) {
        Step before = steps.get(task.control());
        int attempts = before == null ? 1 : before.attempts() + 1;
        steps.put(task.control(), new Step(task.control(), attempts, Step.State.OPEN, null));
        keysByScheduledEvent.put(eventId, task.control());
    }

    private void completed(long scheduledEventId, @Nullable String result) {
        Step step = end(scheduledEventId, Step.State.DONE, result);
        if (step.key().equals(FIND)) {
            taxis = result == null || result.isEmpty() ? List.of() : List.of(result.split(" "));
            if (taxis.isEmpty()) {
                settle(new Verdict.NoTaxi());
            }
        }
    }

    private void failed(long scheduledEventId, @Nullable String reason) {
        end(scheduledEventId, Step.State.FAILED, reason);
    }

    private Step end(long scheduledEventId, Step.State how, @Nullable String what) {
        Step ended = Objects.requireNonNull(steps.get(keysByScheduledEvent.get(scheduledEventId)))
                .ended(how, what);
        steps.put(ended.key(), ended);
        return ended;
    }

    /// Only drivers who were asked can accept. A driver who says so twice has said it once.
    private void signalled(WorkflowExecutionSignaledEventAttributes signal) {
        String taxi = signal.input();
        if (signal.signalName().equals(TaxiTypes.ACCEPTED) && taxi != null && taxis != null && taxis.contains(taxi)) {
            accepted.add(taxi);
            settle(new Verdict.Confirmed(taxi));
        }
    }

    private void settle(Verdict how) {
        if (verdict == null) {
            verdict = how;
        }
    }

    /// The key of the step that finds taxis.
    static String find() {
        return FIND;
    }

    /// The input of the workflow, which should be a [Ride].
    String input() {
        return input;
    }

    /// The taxis that were found; null while that is not known.
    @Nullable List<String> taxis() {
        return taxis;
    }

    Timer timer() {
        return timer;
    }

    /// What has settled the booking; null while nothing has.
    @Nullable Verdict verdict() {
        return verdict;
    }

    /// The drivers who accepted, in order, and have not got the ride.
    List<String> latecomers() {
        List<String> late = new ArrayList<>(accepted);
        if (verdict instanceof Verdict.Confirmed confirmed) {
            late.remove(confirmed.taxi());
        }
        return late;
    }

    /// A step; null if it was never attempted.
    @Nullable Step step(String key) {
        return steps.get(key);
    }

    boolean hasOpenStep() {
        return steps.values().stream().anyMatch(step -> step.state() == Step.State.OPEN);
    }

    /// A decision that the service has refused; null if there is none. Nothing that we decide should be.
    @Nullable String refusal() {
        return refusal;
    }
}
