package dev.furrow.demo.people;

import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.demo.taxi.TaxiActivity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the people of an earlier run have left in the history of an open booking.
///
/// @param offered the taxis whose drivers have an offer
/// @param accepted the taxis whose drivers have accepted
record LeftBehind(Set<String> offered, Set<String> accepted, boolean cancelRequested) {
    static LeftBehind in(List<HistoryEvent> history) {
        Map<Long, String> offers = new HashMap<>();
        Set<String> offered = new HashSet<>();
        Set<String> accepted = new HashSet<>();
        boolean cancelRequested = false;
        for (HistoryEvent event : history) {
            switch (event.attributes()) {
                case ActivityTaskScheduled task -> {
                    String taxi = task.input();
                    if (taxi != null && task.activityType().name().equals(TaxiActivity.OFFER_RIDE.type())) {
                        offers.put(event.eventId(), taxi);
                    }
                }
                case ActivityTaskCompleted completed -> {
                    String taxi = offers.get(completed.scheduledEventId());
                    if (taxi != null) {
                        offered.add(taxi);
                    }
                }
                case WorkflowExecutionSignaled signal -> accepted.add(String.valueOf(signal.input()));
                case WorkflowExecutionCancelRequested _ -> cancelRequested = true;
                default -> {
                    // Nobody outside has to do anything about it.
                }
            }
        }
        return new LeftBehind(offered, accepted, cancelRequested);
    }
}
