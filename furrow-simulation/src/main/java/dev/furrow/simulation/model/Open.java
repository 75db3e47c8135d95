package dev.furrow.simulation.model;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import org.jspecify.annotations.Nullable;

/// What a run has open, as the model remembers it. Times are milliseconds since 1970, [#NEVER] for none.
final class Open {
    static final long NEVER = Long.MAX_VALUE;

    private Open() {}

    /// When something is due that begins at a time.
    static long after(long at, @Nullable String seconds) {
        return seconds == null || seconds.equals("NONE") ? NEVER : at + 1_000 * Long.parseLong(seconds);
    }

    /// A decision task.
    static final class Decision {
        final long scheduled;
        final TaskList list;
        final String startToClose;
        final String scheduleToStart;
        long started;
        long dueAt = NEVER;

        Decision(long scheduled, TaskList list, String startToClose, String scheduleToStart) {
            this.scheduled = scheduled;
            this.list = list;
            this.startToClose = startToClose;
            this.scheduleToStart = scheduleToStart;
        }

        boolean isSticky() {
            return !scheduleToStart.equals("NONE");
        }
    }

    /// An activity task.
    static final class Activity {
        final long scheduled;
        final String id;
        final String startToClose;
        final String heartbeat;
        final long scheduleToStartDue;
        final long scheduleToCloseDue;
        long started;
        long startToCloseDue = NEVER;
        long heartbeatDue = NEVER;

        @Nullable String details;

        @Nullable Long cancelRequested;

        Activity(
                long scheduled,
                String id,
                String startToClose,
                String heartbeat,
                long scheduleToStartDue,
                long scheduleToCloseDue) {
            this.scheduled = scheduled;
            this.id = id;
            this.startToClose = startToClose;
            this.heartbeat = heartbeat;
            this.scheduleToStartDue = scheduleToStartDue;
            this.scheduleToCloseDue = scheduleToCloseDue;
        }

        long dueAt() {
            return started == 0
                    ? Math.min(scheduleToStartDue, scheduleToCloseDue)
                    : Math.min(startToCloseDue, Math.min(scheduleToCloseDue, heartbeatDue));
        }
    }

    /// A timer.
    record Timer(String id, long started, long dueAt) {}

    /// A child.
    static final class Child {
        final String workflowId;
        final WorkflowType type;
        final long completed;
        final @Nullable String control;
        long started;

        Child(String workflowId, WorkflowType type, long completed, @Nullable String control) {
            this.workflowId = workflowId;
            this.type = type;
            this.completed = completed;
            this.control = control;
        }
    }

    /// A signal or a request to cancel that is under way to another run.
    record External(
            String workflowId,
            @Nullable String runId,
            long completed,
            @Nullable String control,
            boolean signal) {}

    /// A Lambda function.
    static final class Function {
        final @Nullable String timeout;
        long started;
        long dueAt = NEVER;

        Function(@Nullable String timeout) {
            this.timeout = timeout;
        }
    }
}
