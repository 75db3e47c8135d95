package dev.furrow.demo.check;

import dev.furrow.api.event.ActivityTaskCanceled;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskFailed;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.HistoryEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Every attempt of an activity is started once and closed once, no id is used twice, and nothing is done again that
/// was done or is under way.
final class ActivityRule {
    private ActivityRule() {}

    static void check(IndexedHistory history, Problems problems) {
        for (HistoryEvent stray : history.strayActivityEvents()) {
            problems.add(Problems.name(stray) + " is about an activity that was never scheduled");
        }
        Set<String> ids = new HashSet<>();
        Map<String, ActivityRun> last = new HashMap<>();
        for (ActivityRun run : history.activities()) {
            if (!ids.add(run.activityId())) {
                problems.add(run.name() + " has an id that was used before");
            }
            checkClosed(run, problems);
            ActivityRun before = last.put(run.key(), run);
            if (before != null) {
                checkRetry(before, run, problems);
            }
        }
    }

    private static void checkClosed(ActivityRun run, Problems problems) {
        if (run.closed().isEmpty()) {
            problems.add(run.name() + " was never closed: its result is lost");
            return;
        }
        if (run.closed().size() > 1) {
            problems.add(run.name() + " was closed more than once: " + names(run.closed()));
        }
        if (run.started().size() > 1) {
            problems.add(run.name() + " was started more than once: " + names(run.started()));
        }
        HistoryEvent closed = run.closed().getFirst();
        long started = startedEventId(closed);
        long expected = run.started().isEmpty() ? 0 : run.started().getFirst().eventId();
        if (started != expected) {
            problems.add(Problems.name(closed) + " names " + started + " as its start, but that is " + expected);
        }
    }

    private static void checkRetry(ActivityRun before, ActivityRun again, Problems problems) {
        HistoryEvent completed = before.completed();
        if (completed != null) {
            problems.add(again.name() + " does again what " + Problems.name(completed) + " had done");
        } else if (before.closed().stream()
                .noneMatch(closed -> closed.eventId() < again.scheduled().eventId())) {
            problems.add(again.name() + " was scheduled while " + before.name() + " was under way");
        }
    }

    private static long startedEventId(HistoryEvent closed) {
        return switch (closed.attributes()) {
            case ActivityTaskCompleted completed -> completed.startedEventId();
            case ActivityTaskFailed failed -> failed.startedEventId();
            case ActivityTaskTimedOut timedOut -> timedOut.startedEventId();
            case ActivityTaskCanceled canceled -> canceled.startedEventId();
            default -> throw new IllegalArgumentException(Problems.name(closed) + " closes no activity");
        };
    }

    private static String names(List<HistoryEvent> events) {
        return events.stream().map(Problems::name).collect(Collectors.joining(", "));
    }
}
