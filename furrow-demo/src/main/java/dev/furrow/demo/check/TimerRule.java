package dev.furrow.demo.check;

import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.TimerCanceled;
import dev.furrow.api.event.TimerFired;
import dev.furrow.api.event.TimerStarted;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// There is one timer at most. It fires once or is cancelled once, and does not fire early.
final class TimerRule {
    private TimerRule() {}

    static void check(IndexedHistory history, Problems problems) {
        List<HistoryEvent> started = history.of(EventType.TimerStarted).toList();
        List<HistoryEvent> ended = history.events().stream()
                .filter(event ->
                        event.eventType() == EventType.TimerFired || event.eventType() == EventType.TimerCanceled)
                .toList();
        if (started.isEmpty()) {
            ended.forEach(event -> problems.add(Problems.name(event) + " ends a timer that was never started"));
            return;
        }
        if (started.size() > 1) {
            problems.add("the timer was started more than once: " + names(started));
        }
        HistoryEvent start = started.getFirst();
        if (ended.isEmpty()) {
            problems.add("the timer of " + Problems.name(start) + " neither fired nor was it cancelled");
        } else if (ended.size() > 1) {
            problems.add("the timer of " + Problems.name(start) + " ended more than once: " + names(ended));
        } else {
            checkEnd(start, ended.getFirst(), problems);
        }
    }

    private static void checkEnd(HistoryEvent start, HistoryEvent end, Problems problems) {
        boolean fired = end.attributes() instanceof TimerFired;
        long startedEventId = end.attributes() instanceof TimerFired timer
                ? timer.startedEventId()
                : ((TimerCanceled) end.attributes()).startedEventId();
        if (startedEventId != start.eventId()) {
            problems.add(
                    Problems.name(end) + " names " + startedEventId + " as its start, but that is " + start.eventId());
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(((TimerStarted) start.attributes()).startToFireTimeout()));
        Duration ran = Duration.between(start.eventTimestamp(), end.eventTimestamp());
        if (fired && ran.compareTo(wanted) < 0) {
            problems.add(Problems.name(end) + " came after " + ran.toMillis() + " ms, not after " + wanted.toSeconds()
                    + " s");
        }
    }

    private static String names(List<HistoryEvent> events) {
        return events.stream().map(Problems::name).collect(Collectors.joining(", "));
    }
}
