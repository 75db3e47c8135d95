package dev.furrow.engine.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Something in a run whose time has come.
public sealed interface Due {
    /// When it was due, in milliseconds since 1970.
    long at();

    /// The event that it goes back to; orders what is due at the same instant.
    long eventId();

    /// The run has been open for too long. Goes back to its first event, so it comes before everything else that is
    /// due at the same instant: what is outstanding when a run times out gets no end of its own.
    record ExecutionTimeout(long at) implements Due {
        @Override
        public long eventId() {
            return 1;
        }
    }

    /// A decider has taken too long, or nobody took the task from a sticky list.
    record DecisionTaskTimeout(long at, DecisionTask task) implements Due {
        @Override
        public long eventId() {
            return task.scheduledEventId();
        }
    }

    /// One of the timeouts of an activity task has run out.
    record ActivityTaskTimeout(long at, ActivityTask task) implements Due {
        @Override
        public long eventId() {
            return task.scheduledEventId();
        }
    }

    /// A timer fires.
    record TimerDue(long at, Timers.Timer timer) implements Due {
        @Override
        public long eventId() {
            return timer.startedEventId();
        }
    }

    /// A Lambda function has taken too long.
    record LambdaFunctionTimeout(long at, LambdaFunctions.Call call) implements Due {
        @Override
        public long eventId() {
            return call.scheduledEventId();
        }
    }

    /// Everything that is due by now, in the order in which it was due.
    static List<Due> by(long now, WorkflowExecutionState execution) {
        List<Due> due = new ArrayList<>();
        for (Due candidate : all(execution)) {
            if (candidate.at() <= now) {
                due.add(candidate);
            }
        }
        due.sort(Comparator.comparingLong(Due::at).thenComparingLong(Due::eventId));
        return due;
    }

    /// When the next thing is due; [Long#MAX_VALUE] if nothing ever is.
    static long earliest(WorkflowExecutionState execution) {
        long earliest = Long.MAX_VALUE;
        for (Due candidate : all(execution)) {
            earliest = Math.min(earliest, candidate.at());
        }
        return earliest;
    }

    private static List<Due> all(WorkflowExecutionState execution) {
        List<Due> all = new ArrayList<>();
        all.add(new ExecutionTimeout(execution.timesOutAt()));
        DecisionTask current = execution.decisionTasks().current();
        if (current != null) {
            all.add(new DecisionTaskTimeout(current.deadline(), current));
        }
        DecisionTask waiting = execution.decisionTasks().waiting();
        if (waiting != null) {
            all.add(new DecisionTaskTimeout(waiting.deadline(), waiting));
        }
        for (ActivityTask task : execution.activityTasks().open()) {
            all.add(new ActivityTaskTimeout(task.deadline(), task));
        }
        for (Timers.Timer timer : execution.timers().running()) {
            all.add(new TimerDue(timer.dueAt(), timer));
        }
        for (LambdaFunctions.Call call : execution.lambdaFunctions().open()) {
            all.add(new LambdaFunctionTimeout(call.dueAt(), call));
        }
        return all;
    }
}
