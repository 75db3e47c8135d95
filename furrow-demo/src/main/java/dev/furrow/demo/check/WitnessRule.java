package dev.furrow.demo.check;

import dev.furrow.api.event.EventType;
import dev.furrow.demo.people.EndedBooking;
import dev.furrow.demo.people.Outcome;
import java.util.HashSet;
import java.util.Set;

/// What the service has acknowledged to drivers and customers is in the history. Who was not acknowledged was
/// refused: no call just vanishes.
final class WitnessRule {
    private WitnessRule() {}

    static void check(EndedBooking booking, IndexedHistory history, Problems problems) {
        Set<String> signalled = new HashSet<>();
        history.of(EventType.WorkflowExecutionSignaled).forEach(event -> signalled.add(Landmarks.taxi(event)));
        for (String taxi : booking.drivers().acknowledged()) {
            if (!signalled.contains(taxi)) {
                problems.add(
                        "the service took the acceptance of " + taxi + ", but no WorkflowExecutionSignaled shows it");
            }
        }
        if (booking.cancelAcknowledged() && history.first(EventType.WorkflowExecutionCancelRequested) == null) {
            problems.add("the service took the customer's cancel, but no WorkflowExecutionCancelRequested shows it");
        }
        if (booking.plan().outcome() == Outcome.CONTESTED && !booking.continued()) {
            for (String taxi : booking.plan().accepting()) {
                if (!signalled.contains(taxi) && !booking.drivers().refused().contains(taxi)) {
                    problems.add(taxi + " should have raced for the ride, but was neither heard nor refused");
                }
            }
        }
    }
}
