package dev.furrow.demo.check;

import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import java.time.Instant;
import java.util.List;

/// Ids count from 1 without a gap, time does not run backwards, the first event starts the run, and exactly one
/// closes it: the last.
final class EventSequence {
    private EventSequence() {}

    static void check(IndexedHistory history, Problems problems) {
        long expected = 1;
        Instant before = Instant.MIN;
        for (HistoryEvent event : history.events()) {
            if (event.eventId() != expected) {
                problems.add(Problems.name(event) + " stands where event " + expected + " should");
            }
            if (event.eventTimestamp().isBefore(before)) {
                problems.add(Problems.name(event) + " is earlier than the event before it");
            }
            expected = event.eventId() + 1;
            before = event.eventTimestamp();
        }
        checkFirst(history, problems);
        checkClosing(history, problems);
    }

    private static void checkFirst(IndexedHistory history, Problems problems) {
        HistoryEvent first =
                history.events().isEmpty() ? null : history.events().getFirst();
        if (first == null || first.eventType() != EventType.WorkflowExecutionStarted) {
            problems.add("the history begins with " + Problems.name(first) + " instead of WorkflowExecutionStarted");
        }
    }

    private static void checkClosing(IndexedHistory history, Problems problems) {
        List<HistoryEvent> closing = history.closing();
        if (closing.isEmpty()) {
            HistoryEvent last =
                    history.events().isEmpty() ? null : history.events().getLast();
            problems.add("no event closes the run; the last is " + Problems.name(last));
            return;
        }
        HistoryEvent end = closing.getFirst();
        for (HistoryEvent event : history.events()) {
            if (event.eventId() > end.eventId()) {
                problems.add(Problems.name(event) + " stands behind the closing " + Problems.name(end));
            }
        }
    }
}
