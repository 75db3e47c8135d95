package dev.furrow.server.http;

import dev.furrow.api.operation.Operation;

/// What goes first when not everything can: what brings work to an end before what hands it out, that before what
/// begins more, and reads last.
public enum Priority {
    /// Brings something to an end.
    FINISH,
    /// Asks for work that is there.
    POLL,
    /// Makes more work.
    START,
    /// Everything else.
    OTHER;

    /// The priority of an operation.
    public static Priority of(Operation operation) {
        return switch (operation) {
            case RESPOND_DECISION_TASK_COMPLETED,
                    RESPOND_ACTIVITY_TASK_COMPLETED,
                    RESPOND_ACTIVITY_TASK_FAILED,
                    RESPOND_ACTIVITY_TASK_CANCELED,
                    RECORD_ACTIVITY_TASK_HEARTBEAT,
                    REQUEST_CANCEL_WORKFLOW_EXECUTION,
                    TERMINATE_WORKFLOW_EXECUTION -> FINISH;
            case POLL_FOR_DECISION_TASK, POLL_FOR_ACTIVITY_TASK -> POLL;
            case START_WORKFLOW_EXECUTION, SIGNAL_WORKFLOW_EXECUTION -> START;
            default -> OTHER;
        };
    }
}
