package dev.furrow.demo.check;

import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.HistoryEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One attempt of an activity, as the history tells it.
///
/// @param started should be one at most
/// @param closed should be one
record ActivityRun(HistoryEvent scheduled, List<HistoryEvent> started, List<HistoryEvent> closed) {
    private ActivityTaskScheduled task() {
        return (ActivityTaskScheduled) scheduled.attributes();
    }

    String type() {
        return task().activityType().name();
    }

    String activityId() {
        return task().activityId();
    }

    /// What is done, the same for every attempt. A decider written by hand says it in `control`; the SDK has notes of
    /// its own there, and counts attempts behind a `~` in the activityId.
    String key() {
        String control = Objects.requireNonNullElse(task().control(), "");
        int attempt = activityId().indexOf('~');
        return control.startsWith("{")
                ? activityId().substring(0, attempt < 0 ? activityId().length() : attempt)
                : control;
    }

    String input() {
        return Objects.requireNonNullElse(task().input(), "");
    }

    /// The event of its success; null if it had none.
    @Nullable HistoryEvent completed() {
        return closed.stream()
                .filter(event -> event.attributes() instanceof ActivityTaskCompleted)
                .findFirst()
                .orElse(null);
    }

    String result() {
        HistoryEvent event = completed();
        return event != null && event.attributes() instanceof ActivityTaskCompleted completed
                ? Objects.requireNonNullElse(completed.result(), "")
                : "";
    }

    /// As sentences speak of it.
    String name() {
        return "activity " + activityId() + " (event " + scheduled.eventId() + ")";
    }
}
