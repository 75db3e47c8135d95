package dev.furrow.demo.check;

import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.DecisionTaskScheduled;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.api.event.DecisionTaskTimedOut;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One decision task at a time, each scheduled, started and closed in turn, and nothing that a decider has to know
/// was written after the last of them began.
final class DecisionTaskRule {
    private static final Set<EventType> NEWS = EnumSet.of(
            EventType.WorkflowExecutionSignaled,
            EventType.WorkflowExecutionCancelRequested,
            EventType.ActivityTaskCompleted,
            EventType.ActivityTaskFailed,
            EventType.ActivityTaskTimedOut,
            EventType.ActivityTaskCanceled,
            EventType.TimerFired);

    private final Problems problems;
    private final Set<Long> waiting = new HashSet<>();
    private @Nullable HistoryEvent started;
    private @Nullable HistoryEvent unseen;
    private boolean answered;

    private DecisionTaskRule(Problems problems) {
        this.problems = problems;
    }

    static void check(IndexedHistory history, Problems problems) {
        DecisionTaskRule rule = new DecisionTaskRule(problems);
        history.events().forEach(rule::take);
        HistoryEvent news = rule.unseen;
        if (news != null && rule.answered && !history.closing().isEmpty()) {
            problems.add(Problems.name(news) + " was never seen by a decider");
        }
    }

    private void take(HistoryEvent event) {
        switch (event.attributes()) {
            case DecisionTaskScheduled _ -> {
                if (!waiting.isEmpty()) {
                    problems.add(Problems.name(event) + " is a second waiting decision task");
                }
                waiting.add(event.eventId());
            }
            case DecisionTaskStarted task -> start(event, task.scheduledEventId());
            case DecisionTaskCompleted completed -> {
                close(event, completed.startedEventId());
                answered = true;
            }
            case DecisionTaskTimedOut timedOut -> close(event, timedOut.startedEventId());
            default -> {
                if (NEWS.contains(event.eventType()) && unseen == null) {
                    unseen = event;
                }
            }
        }
    }

    private void start(HistoryEvent event, long scheduled) {
        if (!waiting.remove(scheduled)) {
            problems.add(Problems.name(event) + " starts decision task " + scheduled
                    + ", which does not wait to be started");
        }
        if (started != null) {
            problems.add(Problems.name(event) + " comes while " + Problems.name(started) + " is not answered");
        }
        started = event;
        unseen = null;
    }

    private void close(HistoryEvent event, long startedEventId) {
        if (started == null || started.eventId() != startedEventId) {
            problems.add(Problems.name(event) + " closes decision task " + startedEventId + ", but "
                    + Problems.name(started) + " is the one that is started");
        }
        started = null;
    }
}
