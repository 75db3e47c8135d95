package dev.furrow.demo.check;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// One attempt of an activity, as the history tells it.
///
/// @param started should be one at most
/// @param closed should be one
record ActivityRun(HistoryEvent scheduled, List<HistoryEvent> started, List<HistoryEvent> closed) {
    String type() {
        return scheduled.activityTaskScheduledEventAttributes().activityType().name();
    }

    String activityId() {
        return scheduled.activityTaskScheduledEventAttributes().activityId();
    }

    /// What is done, the same for every attempt. A decider written by hand says it in `control`; the SDK has notes of
    /// its own there, and counts attempts behind a `~` in the activityId.
    String key() {
        String control = Objects.requireNonNullElse(
                scheduled.activityTaskScheduledEventAttributes().control(), "");
        int attempt = activityId().indexOf('~');
        return control.startsWith("{")
                ? activityId().substring(0, attempt < 0 ? activityId().length() : attempt)
                : control;
    }

    String input() {
        return Objects.requireNonNullElse(
                scheduled.activityTaskScheduledEventAttributes().input(), "");
    }

    /// The event of its success; null if it had none.
    @Nullable HistoryEvent completed() {
        return closed.stream()
                .filter(event -> event.eventType() == EventType.ACTIVITY_TASK_COMPLETED)
                .findFirst()
                .orElse(null);
    }

    String result() {
        HistoryEvent completed = completed();
        return completed == null
                ? ""
                : Objects.requireNonNullElse(
                        completed.activityTaskCompletedEventAttributes().result(), "");
    }

    /// As sentences speak of it.
    String name() {
        return "activity " + activityId() + " (event " + scheduled.eventId() + ")";
    }
}
