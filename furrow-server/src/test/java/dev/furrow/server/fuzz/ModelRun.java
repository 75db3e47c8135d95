package dev.furrow.server.fuzz;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.operation.WorkflowExecutionOpenCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One run as the specification has it, sections 3 and 5, as far as a [ModelClient] drives it. Nothing in it ever
/// times out.
final class ModelRun {
    /// A task of an activity that has not ended.
    static final class Activity {
        final String id;
        final int scheduledEventId;
        boolean started;
        boolean cancelRequested;

        private Activity(String id, int scheduledEventId) {
            this.id = id;
            this.scheduledEventId = scheduledEventId;
        }
    }

    final ModelDomain domain;
    final WorkflowExecution execution;
    final List<EventType> events = new ArrayList<>();
    final Map<String, Activity> activities = new LinkedHashMap<>();
    private final Set<String> timers = new TreeSet<>();
    boolean cancelRequested;
    CloseStatus closed;
    /// A decision task is scheduled and not started.
    private boolean waiting;
    /// The decision task that is started; 0 if none is.
    int current;

    private int scheduledOfCurrent;
    private int scheduledOfWaiting;
    int previousStarted;

    ModelRun(ModelDomain domain, WorkflowExecution execution) {
        this.domain = domain;
        this.execution = execution;
        events.add(EventType.WorkflowExecutionStarted);
        askForDecision();
    }

    boolean isOpen() {
        return closed == null;
    }

    /// Whether a poller can have its decision task.
    boolean canBeDecided() {
        return isOpen() && waiting && current == 0;
    }

    int scheduledOfCurrent() {
        return scheduledOfCurrent;
    }

    WorkflowExecutionOpenCounts openCounts() {
        return new WorkflowExecutionOpenCounts(activities.size(), waiting || current > 0 ? 1 : 0, timers.size(), 0, 0);
    }

    private int append(EventType event) {
        events.add(event);
        return events.size();
    }

    private void askForDecision() {
        if (!waiting) {
            waiting = true;
            scheduledOfWaiting = append(EventType.DecisionTaskScheduled);
        }
    }

    /// Something has come from outside.
    void happens(EventType event) {
        append(event);
        askForDecision();
    }

    void terminate() {
        append(EventType.WorkflowExecutionTerminated);
        closed = CloseStatus.TERMINATED;
    }

    /// A poller gets the decision task.
    void startDecision() {
        waiting = false;
        scheduledOfCurrent = scheduledOfWaiting;
        current = append(EventType.DecisionTaskStarted);
    }

    /// A poller gets an activity task.
    void start(Activity activity) {
        activity.started = true;
        append(EventType.ActivityTaskStarted);
    }

    void end(Activity activity, EventType how) {
        activities.remove(activity.id);
        happens(how);
    }

    /// The decision task is answered.
    void decide(List<Decision> decisions) {
        boolean pending = waiting;
        append(EventType.DecisionTaskCompleted);
        previousStarted = current;
        current = 0;
        boolean attention = false;
        for (Decision decision : decisions) {
            attention |= apply(decision, pending);
        }
        if (isOpen() && !pending && attention) {
            askForDecision();
        }
    }

    /// @return whether it asks for another decision
    private boolean apply(Decision decision, boolean pending) {
        return switch (decision) {
            case RecordMarkerDecision _ -> !happened(EventType.MarkerRecorded);
            case StartTimerDecision timer ->
                timers.add(timer.timerId()) ? !happened(EventType.TimerStarted) : happened(EventType.StartTimerFailed);
            case CancelTimerDecision timer ->
                timers.remove(timer.timerId())
                        ? !happened(EventType.TimerCanceled)
                        : happened(EventType.CancelTimerFailed);
            case ScheduleActivityTaskDecision activity -> schedule(activity);
            case RequestCancelActivityTaskDecision cancel -> cancel(cancel.activityId());
            case CompleteWorkflowExecutionDecision _ ->
                close(
                        pending,
                        EventType.WorkflowExecutionCompleted,
                        EventType.CompleteWorkflowExecutionFailed,
                        CloseStatus.COMPLETED);
            case FailWorkflowExecutionDecision _ ->
                close(
                        pending,
                        EventType.WorkflowExecutionFailed,
                        EventType.FailWorkflowExecutionFailed,
                        CloseStatus.FAILED);
            case CancelWorkflowExecutionDecision _ ->
                close(
                        pending,
                        EventType.WorkflowExecutionCanceled,
                        EventType.CancelWorkflowExecutionFailed,
                        CloseStatus.CANCELED);
            default -> throw new IllegalArgumentException("Not modelled: " + decision);
        };
    }

    private boolean happened(EventType event) {
        append(event);
        return true;
    }

    private boolean schedule(ScheduleActivityTaskDecision decision) {
        boolean possible = domain.activityTypes.isRegistered(
                        decision.activityType().name(), decision.activityType().version())
                && !activities.containsKey(decision.activityId());
        if (!possible) {
            return happened(EventType.ScheduleActivityTaskFailed);
        }
        int scheduled = append(EventType.ActivityTaskScheduled);
        activities.put(decision.activityId(), new Activity(decision.activityId(), scheduled));
        return false;
    }

    private boolean cancel(String activityId) {
        Activity activity = activities.get(activityId);
        if (activity == null) {
            return happened(EventType.RequestCancelActivityTaskFailed);
        }
        append(EventType.ActivityTaskCancelRequested);
        activity.cancelRequested = true;
        if (activity.started) {
            return false;
        }
        activities.remove(activityId);
        return happened(EventType.ActivityTaskCanceled);
    }

    private boolean close(boolean pending, EventType done, EventType failed, CloseStatus status) {
        if (pending) {
            return happened(failed);
        }
        append(done);
        closed = status;
        return false;
    }
}
