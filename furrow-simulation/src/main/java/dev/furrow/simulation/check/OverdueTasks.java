package dev.furrow.simulation.check;

import dev.furrow.api.event.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tasks of an open run whose time is up and which have not timed out. Heartbeat timeouts are left to others, because
/// heartbeats are in no history.
final class OverdueTasks {
    /// A task that should have timed out.
    record Overdue(long scheduledEventId, String timeout, long dueAt) {}

    private OverdueTasks() {}

    static List<Overdue> of(RunHistory run, long now) {
        Map<Long, List<Overdue>> open = new HashMap<>();
        long waiting = 0;
        long current = 0;
        for (HistoryEvent event : run.events()) {
            long id = event.eventId();
            long at = event.eventTimestamp().toEpochMilli();
            switch (event.attributes()) {
                case DecisionTaskScheduled _ -> {
                    waiting = id;
                    offerable(open, run, waiting, current, at);
                }
                case DecisionTaskStarted e -> {
                    open.remove(e.scheduledEventId());
                    waiting = 0;
                    current = e.scheduledEventId();
                    DecisionTaskScheduled scheduled = run.attributes(e.scheduledEventId(), DecisionTaskScheduled.class);
                    if (scheduled != null) {
                        add(open, e.scheduledEventId(), "START_TO_CLOSE", at, scheduled.startToCloseTimeout());
                    }
                }
                case DecisionTaskCompleted e -> {
                    open.remove(e.scheduledEventId());
                    current = 0;
                    offerable(open, run, waiting, current, at);
                }
                case DecisionTaskTimedOut e -> {
                    open.remove(e.scheduledEventId());
                    waiting = e.startedEventId() == 0 ? 0 : waiting;
                    current = e.startedEventId() == 0 ? current : 0;
                    offerable(open, run, waiting, current, at);
                }
                case ActivityTaskScheduled e -> {
                    add(open, id, "SCHEDULE_TO_START", at, e.scheduleToStartTimeout());
                    add(open, id, "SCHEDULE_TO_CLOSE", at, e.scheduleToCloseTimeout());
                }
                case ActivityTaskStarted e -> {
                    List<Overdue> dues = open.getOrDefault(e.scheduledEventId(), new ArrayList<>());
                    dues.removeIf(due -> due.timeout.equals("SCHEDULE_TO_START"));
                    ActivityTaskScheduled scheduled = run.attributes(e.scheduledEventId(), ActivityTaskScheduled.class);
                    if (scheduled != null) {
                        add(open, e.scheduledEventId(), "START_TO_CLOSE", at, scheduled.startToCloseTimeout());
                    }
                }
                case ActivityTaskCompleted e -> open.remove(e.scheduledEventId());
                case ActivityTaskFailed e -> open.remove(e.scheduledEventId());
                case ActivityTaskTimedOut e -> open.remove(e.scheduledEventId());
                case ActivityTaskCanceled e -> open.remove(e.scheduledEventId());
                default -> {}
            }
        }
        List<Overdue> overdue = new ArrayList<>();
        open.values()
                .forEach(dues -> dues.stream().filter(due -> due.dueAt <= now).forEach(overdue::add));
        return overdue;
    }

    /// The time of a decision task runs from when it may be handed out: not while another one is being worked on.
    private static void offerable(Map<Long, List<Overdue>> open, RunHistory run, long waiting, long current, long at) {
        DecisionTaskScheduled scheduled = run.attributes(waiting, DecisionTaskScheduled.class);
        if (current == 0 && scheduled != null) {
            open.remove(waiting);
            add(open, waiting, "SCHEDULE_TO_START", at, scheduled.scheduleToStartTimeout());
        }
    }

    private static void add(Map<Long, List<Overdue>> open, long id, String what, long at, String seconds) {
        if (!seconds.equals("NONE")) {
            open.computeIfAbsent(id, i -> new ArrayList<>())
                    .add(new Overdue(id, what, at + 1_000 * Long.parseLong(seconds)));
        }
    }
}
