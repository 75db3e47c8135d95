package dev.furrow.demo.check;

import dev.furrow.demo.taxi.TaxiActivity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// A history, arranged for those who look something up in it. Takes any history, however wrong.
final class IndexedHistory {
    private static final Set<EventType> CLOSING = EnumSet.of(
            EventType.WORKFLOW_EXECUTION_COMPLETED,
            EventType.WORKFLOW_EXECUTION_FAILED,
            EventType.WORKFLOW_EXECUTION_CANCELED,
            EventType.WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
            EventType.WORKFLOW_EXECUTION_TIMED_OUT,
            EventType.WORKFLOW_EXECUTION_TERMINATED);

    private final List<HistoryEvent> events;
    private final Map<Long, ActivityRun> activities = new LinkedHashMap<>();
    private final List<HistoryEvent> strayActivityEvents = new ArrayList<>();

    IndexedHistory(List<HistoryEvent> events) {
        this.events = List.copyOf(events);
        events.forEach(this::takeActivity);
    }

    private void takeActivity(HistoryEvent event) {
        switch (event.eventType()) {
            case ACTIVITY_TASK_SCHEDULED ->
                activities.put(event.eventId(), new ActivityRun(event, new ArrayList<>(), new ArrayList<>()));
            case ACTIVITY_TASK_STARTED -> {
                ActivityRun run = activities.get(
                        event.activityTaskStartedEventAttributes().scheduledEventId());
                (run == null ? strayActivityEvents : run.started()).add(event);
            }
            case ACTIVITY_TASK_COMPLETED ->
                closeActivity(event.activityTaskCompletedEventAttributes().scheduledEventId(), event);
            case ACTIVITY_TASK_FAILED ->
                closeActivity(event.activityTaskFailedEventAttributes().scheduledEventId(), event);
            case ACTIVITY_TASK_TIMED_OUT ->
                closeActivity(event.activityTaskTimedOutEventAttributes().scheduledEventId(), event);
            case ACTIVITY_TASK_CANCELED ->
                closeActivity(event.activityTaskCanceledEventAttributes().scheduledEventId(), event);
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

    /// Whether anybody could decide after the one and before the other.
    boolean isDecidedBetween(HistoryEvent one, HistoryEvent other) {
        return of(EventType.DECISION_TASK_STARTED)
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
