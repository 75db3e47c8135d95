package dev.furrow.torture.load;

import dev.furrow.api.event.ActivityTaskCanceled;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskFailed;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.ActivityTaskStarted;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.ChildWorkflowExecutionCanceled;
import dev.furrow.api.event.ChildWorkflowExecutionCompleted;
import dev.furrow.api.event.ChildWorkflowExecutionFailed;
import dev.furrow.api.event.ChildWorkflowExecutionTerminated;
import dev.furrow.api.event.ChildWorkflowExecutionTimedOut;
import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.DecisionTaskScheduled;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.api.event.DecisionTaskTimedOut;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.StartChildWorkflowExecutionFailed;
import dev.furrow.api.event.StartChildWorkflowExecutionInitiated;
import dev.furrow.api.event.TimerCanceled;
import dev.furrow.api.event.TimerFired;
import dev.furrow.api.event.TimerStarted;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTimedOut;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a history alone says: whether it is sound, and what is open after it.
public final class Histories {
    /// What is open after a history.
    ///
    /// @param decisionTask the current one's DecisionTaskStarted; 0 for none
    /// @param waitingDecisionTask the waiting one's DecisionTaskScheduled; 0 for none
    /// @param waitingActivities scheduled and not started, by ActivityTaskScheduled
    /// @param startedActivities ActivityTaskStarted of those not closed, by ActivityTaskScheduled
    /// @param timers running, by id, with the time when they are due
    /// @param children initiated and not known to have ended, by StartChildWorkflowExecutionInitiated
    public record Open(
            long decisionTask,
            long waitingDecisionTask,
            Set<Long> waitingActivities,
            Map<Long, Long> startedActivities,
            Map<String, Instant> timers,
            Set<Long> children) {
        /// Whether a task is open that was started by an event.
        public boolean isCurrent(long startedEventId) {
            return decisionTask == startedEventId || startedActivities.containsValue(startedEventId);
        }

        /// Whether a decision task waits for a poller.
        public boolean decisionTaskCanBePolled() {
            return waitingDecisionTask != 0 && decisionTask == 0;
        }

        /// Whether anything will ever happen again without help from outside.
        public boolean hasNextStep() {
            return decisionTask != 0
                    || waitingDecisionTask != 0
                    || !waitingActivities.isEmpty()
                    || !startedActivities.isEmpty()
                    || !timers.isEmpty()
                    || !children.isEmpty();
        }
    }

    private long current;
    private long waiting;
    private final Set<Long> waitingActivities = new HashSet<>();
    private final Map<Long, Long> startedActivities = new HashMap<>();
    private final Map<String, Instant> timers = new HashMap<>();
    private final Map<String, Long> timersStarted = new HashMap<>();
    private final Set<Long> children = new HashSet<>();

    private Histories() {}

    /// Walks a history, complaining about whatever cannot be.
    public static Open walk(Object run, List<HistoryEvent> events) {
        Histories walk = new Histories();
        @Nullable HistoryEvent previous = null;
        for (HistoryEvent event : events) {
            try {
                require(event.eventId() == (previous == null ? 1 : previous.eventId() + 1), "the ids have a gap");
                require(previous != null || event.attributes() instanceof WorkflowExecutionStarted, "not begun");
                if (previous != null) {
                    require(!event.eventTimestamp().isBefore(previous.eventTimestamp()), "the time goes back");
                    require(!closes(previous), "an event follows the closing one");
                }
                walk.step(event);
            } catch (IllegalStateException wrong) {
                throw new Violation("P4 a history is one of a run: " + run + ": " + wrong.getMessage() + " at " + event
                        + " in\n" + lines(events));
            }
            previous = event;
        }
        return new Open(
                walk.current, walk.waiting, walk.waitingActivities, walk.startedActivities, walk.timers, walk.children);
    }

    private void step(HistoryEvent event) {
        long id = event.eventId();
        switch (event.attributes()) {
            case DecisionTaskScheduled _ -> {
                require(waiting == 0, "two decision tasks wait");
                waiting = id;
            }
            case DecisionTaskStarted started -> {
                require(current == 0 && waiting == started.scheduledEventId(), "no such decision task waits");
                current = id;
                waiting = 0;
            }
            case DecisionTaskCompleted completed -> {
                require(current == completed.startedEventId(), "no such decision task is current");
                current = 0;
            }
            case DecisionTaskTimedOut timedOut -> {
                require(current == timedOut.startedEventId(), "no such decision task is current");
                current = 0;
            }
            case ActivityTaskScheduled _ -> waitingActivities.add(id);
            case ActivityTaskStarted started -> {
                require(waitingActivities.remove(started.scheduledEventId()), "no such activity task waits");
                startedActivities.put(started.scheduledEventId(), id);
            }
            case ActivityTaskCompleted end -> endActivity(end.scheduledEventId(), end.startedEventId());
            case ActivityTaskFailed end -> endActivity(end.scheduledEventId(), end.startedEventId());
            case ActivityTaskCanceled end -> endActivity(end.scheduledEventId(), end.startedEventId());
            case ActivityTaskTimedOut end -> endActivity(end.scheduledEventId(), end.startedEventId());
            case TimerStarted timer -> {
                Instant due = event.eventTimestamp().plusSeconds(Long.parseLong(timer.startToFireTimeout()));
                require(timers.put(timer.timerId(), due) == null, "the timer runs already");
                timersStarted.put(timer.timerId(), id);
            }
            case TimerFired timer -> {
                Instant due = timers.remove(timer.timerId());
                require(due != null, "no such timer runs");
                require(
                        Objects.equals(timersStarted.get(timer.timerId()), timer.startedEventId()),
                        "another timer fires");
                require(!event.eventTimestamp().isBefore(due), "the timer fires early");
            }
            case TimerCanceled timer -> require(timers.remove(timer.timerId()) != null, "no such timer runs");
            case StartChildWorkflowExecutionInitiated _ -> children.add(id);
            case StartChildWorkflowExecutionFailed end -> children.remove(end.initiatedEventId());
            case ChildWorkflowExecutionCompleted end -> endChild(end.initiatedEventId());
            case ChildWorkflowExecutionFailed end -> endChild(end.initiatedEventId());
            case ChildWorkflowExecutionTimedOut end -> endChild(end.initiatedEventId());
            case ChildWorkflowExecutionCanceled end -> endChild(end.initiatedEventId());
            case ChildWorkflowExecutionTerminated end -> endChild(end.initiatedEventId());
            default -> {}
        }
    }

    private void endActivity(long scheduled, long started) {
        boolean open =
                started == 0 ? waitingActivities.remove(scheduled) : startedActivities.remove(scheduled, started);
        require(open, "no such activity task is open");
    }

    private void endChild(long initiated) {
        require(children.remove(initiated), "no such child is open");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /// Whether an event ends its history.
    public static boolean closes(HistoryEvent event) {
        EventAttributes what = event.attributes();
        return what instanceof WorkflowExecutionCompleted
                || what instanceof WorkflowExecutionFailed
                || what instanceof WorkflowExecutionCanceled
                || what instanceof WorkflowExecutionTerminated
                || what instanceof WorkflowExecutionTimedOut
                || what instanceof WorkflowExecutionContinuedAsNew;
    }

    /// A history for the eyes.
    public static String lines(List<HistoryEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append("  ").append(event).append('\n'));
        return text.toString();
    }
}
