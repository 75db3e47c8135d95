package dev.furrow.internal.replay;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.MarkerRecorded;
import dev.furrow.workflow.WorkflowInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The results of the run that this one repairs. An activity that was completed there, by the same id, type and
/// input, is not done again: its result becomes a marker here, which is what replays find, and what the next repair
/// finds in its turn.
final class EarlierRun {
    private final Execution execution;
    private @Nullable Map<String, Done> done;

    EarlierRun(Execution execution) {
        this.execution = execution;
    }

    /// An activity that was completed.
    ///
    /// @param result as text; null for none
    record Done(@Nullable String result) {}

    /// The result of an activity, if the earlier run came to one; it is recorded then.
    ///
    /// @param at the line of code that calls it
    @Nullable Done take(String id, ActivityType type, @Nullable String input, StrandContext strand, @Nullable String at) {
        RepairTag tag = tag();
        if (tag == null) {
            return null;
        }
        String marker = marker(id, type, input);
        Done found = recorded(marker);
        if (found == null && !execution.isReplaying() && !tag.reruns(id, type.name())) {
            found = earlier(tag).get(marker);
        }
        if (found != null) {
            execution.commands().add(Plain.marker(marker, found.result(), strand.name(), at));
        }
        return found;
    }

    private static String marker(String id, ActivityType type, @Nullable String input) {
        return Ids.REUSED + CallHash.of(type, input) + "@" + id;
    }

    private @Nullable Done recorded(String marker) {
        MarkerRecorded recorded = execution.index().marker(marker);
        return recorded == null ? null : new Done(recorded.details());
    }

    /// Runs that follow this one, and children that bear its tags, repair nothing.
    private @Nullable RepairTag tag() {
        WorkflowInfo info = execution.info();
        return info.continuedRunId() == null && info.parentWorkflowId() == null ? RepairTag.among(info.tags()) : null;
    }

    private Map<String, Done> earlier(RepairTag tag) {
        Map<String, Done> known = done;
        if (known == null) {
            known = read(execution
                    .definition()
                    .outside()
                    .history(new WorkflowExecution(execution.id().workflowId(), tag.runId())));
            done = known;
        }
        return known;
    }

    private static Map<String, Done> read(List<HistoryEvent> history) {
        Map<Long, ActivityTaskScheduled> scheduled = new HashMap<>();
        Map<String, Done> results = new HashMap<>();
        for (HistoryEvent event : history) {
            switch (event.attributes()) {
                case ActivityTaskScheduled task -> scheduled.put(event.eventId(), task);
                case ActivityTaskCompleted completed -> {
                    ActivityTaskScheduled task = scheduled.get(completed.scheduledEventId());
                    if (task != null) {
                        results.put(
                                marker(CommandKey.withoutAttempt(task.activityId()), task.activityType(), task.input()),
                                new Done(completed.result()));
                    }
                }
                case MarkerRecorded marker -> {
                    if (marker.markerName().startsWith(Ids.REUSED)) {
                        results.put(marker.markerName(), new Done(marker.details()));
                    }
                }
                default -> {}
            }
        }
        return results;
    }
}
