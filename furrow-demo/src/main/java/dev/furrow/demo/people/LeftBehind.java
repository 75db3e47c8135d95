package dev.furrow.demo.people;

import dev.furrow.demo.taxi.TaxiActivity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.swf.model.ActivityTaskScheduledEventAttributes;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

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
            switch (event.eventType()) {
                case ACTIVITY_TASK_SCHEDULED -> {
                    ActivityTaskScheduledEventAttributes task = event.activityTaskScheduledEventAttributes();
                    if (task.activityType().name().equals(TaxiActivity.OFFER_RIDE.type())) {
                        offers.put(event.eventId(), task.input());
                    }
                }
                case ACTIVITY_TASK_COMPLETED -> {
                    String taxi = offers.get(
                            event.activityTaskCompletedEventAttributes().scheduledEventId());
                    if (taxi != null) {
                        offered.add(taxi);
                    }
                }
                case WORKFLOW_EXECUTION_SIGNALED ->
                    accepted.add(
                            event.workflowExecutionSignaledEventAttributes().input());
                case WORKFLOW_EXECUTION_CANCEL_REQUESTED -> cancelRequested = true;
                default -> {
                    // Nobody outside has to do anything about it.
                }
            }
        }
        return new LeftBehind(offered, accepted, cancelRequested);
    }
}
