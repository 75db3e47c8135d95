package dev.furrow.engine.execution;

import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.DecisionTaskScheduled;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.api.event.DecisionTaskTimedOut;
import dev.furrow.api.event.DecisionTaskTimeoutType;
import dev.furrow.api.event.EventAttributes;
import org.jspecify.annotations.Nullable;

/// The decision tasks of one run: at most one current (started), at most one waiting (scheduled), nothing else.
///
/// A waiting task can be handed out only while no other is current. Also holds where the next task goes: the
/// permanent list, or a sticky one for as long as deciders take tasks from it in time.
public final class DecisionTasks {
    /// The states of one decision task.
    public enum State {
        SCHEDULED,
        STARTED,
        COMPLETED,
        TIMED_OUT
    }

    /// How a decision task moves.
    public static final LifeCycle<State> LIFE_CYCLE = new LifeCycle<State>("decision task")
            .on(State.SCHEDULED, DecisionTaskStarted.class, State.STARTED)
            .on(State.SCHEDULED, DecisionTaskTimedOut.class, State.TIMED_OUT)
            .on(State.STARTED, DecisionTaskCompleted.class, State.COMPLETED)
            .on(State.STARTED, DecisionTaskTimedOut.class, State.TIMED_OUT);

    private record StickyList(String name, String scheduleToStartTimeout) {}

    private final WorkflowExecutionState execution;
    private String permanentList;
    private @Nullable StickyList stickyList;
    private @Nullable DecisionTask current;
    private @Nullable DecisionTask waiting;
    private long previousStartedEventId;

    DecisionTasks(WorkflowExecutionState execution, String permanentList) {
        this.execution = execution;
        this.permanentList = permanentList;
    }

    /// The task that a decider works on.
    public @Nullable DecisionTask current() {
        return current;
    }

    /// The task that no decider has taken yet.
    public @Nullable DecisionTask waiting() {
        return waiting;
    }

    /// The started event of the last task that a decider completed; 0 before the first.
    public long previousStartedEventId() {
        return previousStartedEventId;
    }

    /// Where tasks go when no sticky list is in force.
    public String permanentList() {
        return permanentList;
    }

    /// Where the next task goes.
    public String nextList() {
        return stickyList == null ? permanentList : stickyList.name;
    }

    /// How long the next task may wait there: seconds or `NONE`.
    public String nextScheduleToStartTimeout() {
        return stickyList == null ? "NONE" : stickyList.scheduleToStartTimeout;
    }

    void apply(long eventId, long at, DecisionTaskScheduled event, TaskSink tasks) {
        waiting = new DecisionTask(eventId, at, event);
        if (current == null) {
            offerWaiting(at, tasks);
        }
    }

    void apply(long eventId, long at, DecisionTaskStarted event, TaskSink tasks) {
        DecisionTask task = require(waiting, event);
        tasks.withdraw(pending(task));
        task.start(eventId, at, move(task, event));
        waiting = null;
        current = task;
        execution.dueNoLaterThan(task.deadline());
    }

    void apply(long at, DecisionTaskCompleted event, TaskSink tasks) {
        move(require(current, event), event);
        current = null;
        previousStartedEventId = event.startedEventId();
        if (event.taskList() != null) {
            String timeout = event.taskListScheduleToStartTimeout();
            if (timeout == null || timeout.equals("NONE")) {
                permanentList = event.taskList().name();
                stickyList = null;
            } else {
                stickyList = new StickyList(event.taskList().name(), timeout);
            }
        }
        if (waiting != null) {
            offerWaiting(at, tasks);
        }
    }

    void apply(long at, DecisionTaskTimedOut event, TaskSink tasks) {
        boolean neverStarted = event.timeoutType() == DecisionTaskTimeoutType.SCHEDULE_TO_START;
        DecisionTask task = require(neverStarted ? waiting : current, event);
        move(task, event);
        if (neverStarted) {
            tasks.withdraw(pending(task));
            waiting = null;
        } else {
            current = null;
        }
        if (task.isSticky()) {
            stickyList = null;
        }
        if (waiting != null) {
            offerWaiting(at, tasks);
        }
    }

    /// Takes the waiting task off its list because the run has closed. Nothing else changes: what was open at the
    /// close stays visible.
    void executionClosed(TaskSink tasks) {
        if (waiting != null && current == null) {
            tasks.withdraw(pending(waiting));
        }
    }

    int openCount() {
        return current == null && waiting == null ? 0 : 1;
    }

    private void offerWaiting(long at, TaskSink tasks) {
        DecisionTask task = require(waiting, null);
        task.offeredAt(at);
        tasks.offer(pending(task));
        execution.dueNoLaterThan(task.deadline());
    }

    private PendingTask pending(DecisionTask task) {
        return new PendingTask(
                TaskKind.DECISION,
                task.taskList(),
                execution.taskPriority(),
                task.scheduledAt(),
                execution.key(),
                task.scheduledEventId());
    }

    private State move(DecisionTask task, EventAttributes event) {
        return LIFE_CYCLE.next(task.state(), event, task.scheduledEventId(), execution.observer());
    }

    private DecisionTask require(@Nullable DecisionTask task, @Nullable EventAttributes event) {
        if (task == null) {
            throw new IllegalStateException("No decision task of " + execution.key() + " for " + event);
        }
        return task;
    }
}
