package dev.furrow.internal.replay;

import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.MarkerRecorded;
import dev.furrow.workflow.RetryPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What code must know of its own past before it gives a command: remembered values and the policies that calls
/// began with.
final class RecordedIndex {
    private final Map<String, MarkerRecorded> markers = new HashMap<>();
    /// What they say to their own future; few are ever asked for it.
    private final Map<String, @Nullable String> activities = new HashMap<>();

    void add(List<HistoryEvent> events) {
        for (HistoryEvent event : events) {
            switch (event.attributes()) {
                case MarkerRecorded marker -> markers.putIfAbsent(marker.markerName(), marker);
                case ActivityTaskScheduled scheduled -> activities.put(scheduled.activityId(), scheduled.control());
                default -> {}
            }
        }
    }

    @Nullable MarkerRecorded marker(String name) {
        return markers.get(name);
    }

    boolean hasActivity(String activityId) {
        return activities.containsKey(activityId);
    }

    /// The policy that a call began with; null if that was one attempt, or the call is not in the history.
    @Nullable RetryPolicy retry(String activityId) {
        return Control.read(activities.get(activityId)).retry();
    }
}
