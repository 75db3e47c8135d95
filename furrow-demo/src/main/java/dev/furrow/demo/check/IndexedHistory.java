package dev.furrow.demo.check;

import dev.furrow.api.event.ActivityTaskCanceled;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskFailed;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.ActivityTaskStarted;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.DecisionTaskTimedOut;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.demo.taxi.TaxiActivity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A history, arranged for those who look something up in it. Takes any history, however wrong.
final class IndexedHistory {
    private static final Set<EventType> CLOSING = EnumSet.of(
            EventType.WorkflowExecutionCompleted,
            EventType.WorkflowExecutionFailed,
            EventType.WorkflowExecutionCanceled,
            EventType.WorkflowExecutionContinuedAsNew,
            EventType.WorkflowExecutionTimedOut,
            EventType.WorkflowExecutionTerminated);

    private final List<HistoryEvent> events;
    private final Map<Long, ActivityRun> activities = new LinkedHashMap<>();
    private final List<HistoryEvent> strayActivityEvents = new ArrayList<>();

    IndexedHistory(List<HistoryEvent> events) {
        this.events = List.copyOf(events);
        events.forEach(this::takeActivity);
    }

    private void takeActivity(HistoryEvent event) {
        switch (event.attributes()) {
            case ActivityTaskScheduled _ ->
                activities.put(event.eventId(), new ActivityRun(event, new ArrayList<>(), new ArrayList<>()));
            case ActivityTaskStarted started -> {
                ActivityRun run = activities.get(started.scheduledEventId());
                (run == null ? strayActivityEvents : run.started()).add(event);
            }
            case ActivityTaskCompleted completed -> closeActivity(completed.scheduledEventId(), event);
            case ActivityTaskFailed failed -> closeActivity(failed.scheduledEventId(), event);
            case ActivityTaskTimedOut timedOut -> closeActivity(timedOut.scheduledEventId(), event);
            case ActivityTaskCanceled canceled -> closeActivity(canceled.scheduledEventId(), event);
            default -> {
                // Not about activities.
            }
        }
    }

    private void closeActivity(long scheduledEventId, HistoryEvent event) {
        ActivityRun run = activities.get(scheduledEventId);
        (run == null ? strayActivityEvents : run.closed()).add(event);
    }

    List<HistoryEvent> events() {
        return events;
    }

    Stream<HistoryEvent> of(EventType type) {
        return events.stream().filter(event -> event.eventType() == type);
    }

    @Nullable HistoryEvent first(EventType type) {
        return of(type).findFirst().orElse(null);
    }

    /// Whether anybody has decided who saw the one and not the other. Who did not answer in time has not.
    boolean isDecidedBetween(HistoryEvent one, HistoryEvent other) {
        Set<Long> unanswered = of(EventType.DecisionTaskTimedOut)
                .map(event -> ((DecisionTaskTimedOut) event.attributes()).startedEventId())
                .collect(Collectors.toSet());
        return of(EventType.DecisionTaskStarted)
                .filter(task -> !unanswered.contains(task.eventId()))
                .anyMatch(task -> task.eventId() > one.eventId() && task.eventId() < other.eventId());
    }

    /// Events after which there should be none.
    List<HistoryEvent> closing() {
        return events.stream()
                .filter(event -> CLOSING.contains(event.eventType()))
                .toList();
    }

    List<ActivityRun> activities() {
        return List.copyOf(activities.values());
    }

    List<ActivityRun> activities(TaxiActivity type) {
        return activities.values().stream()
                .filter(run -> run.type().equals(type.type()))
                .toList();
    }

    /// Events of activities that were never scheduled.
    List<HistoryEvent> strayActivityEvents() {
        return strayActivityEvents;
    }
}
