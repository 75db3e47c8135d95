package dev.furrow.lowlevel;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import org.jspecify.annotations.Nullable;

/// What repeating an operation does when the first answer was lost.
enum Repetition {
    /// Nothing more than the first time.
    HARMLESS,
    /// The first time may have worked; then the second is refused with a fault that means that it did.
    TELLS,
    /// A second effect, or a task that nobody works on.
    HARMFUL;

    static Repetition of(Operation operation) {
        return switch (operation) {
            case COUNT_CLOSED_WORKFLOW_EXECUTIONS,
                    COUNT_OPEN_WORKFLOW_EXECUTIONS,
                    COUNT_PENDING_ACTIVITY_TASKS,
                    COUNT_PENDING_DECISION_TASKS,
                    DESCRIBE_ACTIVITY_TYPE,
                    DESCRIBE_DOMAIN,
                    DESCRIBE_WORKFLOW_EXECUTION,
                    DESCRIBE_WORKFLOW_TYPE,
                    GET_WORKFLOW_EXECUTION_HISTORY,
                    LIST_ACTIVITY_TYPES,
                    LIST_CLOSED_WORKFLOW_EXECUTIONS,
                    LIST_DOMAINS,
                    LIST_OPEN_WORKFLOW_EXECUTIONS,
                    LIST_TAGS_FOR_RESOURCE,
                    LIST_WORKFLOW_TYPES,
                    RECORD_ACTIVITY_TASK_HEARTBEAT,
                    TAG_RESOURCE,
                    UNTAG_RESOURCE -> HARMLESS;
            case DELETE_ACTIVITY_TYPE,
                    DELETE_WORKFLOW_TYPE,
                    DEPRECATE_ACTIVITY_TYPE,
                    DEPRECATE_DOMAIN,
                    DEPRECATE_WORKFLOW_TYPE,
                    REGISTER_ACTIVITY_TYPE,
                    REGISTER_DOMAIN,
                    REGISTER_WORKFLOW_TYPE,
                    RESPOND_ACTIVITY_TASK_CANCELED,
                    RESPOND_ACTIVITY_TASK_COMPLETED,
                    RESPOND_ACTIVITY_TASK_FAILED,
                    RESPOND_DECISION_TASK_COMPLETED,
                    TERMINATE_WORKFLOW_EXECUTION,
                    UNDEPRECATE_ACTIVITY_TYPE,
                    UNDEPRECATE_DOMAIN,
                    UNDEPRECATE_WORKFLOW_TYPE -> TELLS;
            // A second start is refused too, but whether by our own first one or by somebody else's cannot be told.
            case POLL_FOR_ACTIVITY_TASK,
                    POLL_FOR_DECISION_TASK,
                    REQUEST_CANCEL_WORKFLOW_EXECUTION,
                    SIGNAL_WORKFLOW_EXECUTION,
                    START_WORKFLOW_EXECUTION -> HARMFUL;
        };
    }

    /// The fault that says that an earlier attempt has worked; null if none does.
    static @Nullable FaultType doneAlready(Operation operation) {
        return switch (operation) {
            case REGISTER_ACTIVITY_TYPE, REGISTER_WORKFLOW_TYPE, UNDEPRECATE_ACTIVITY_TYPE, UNDEPRECATE_WORKFLOW_TYPE ->
                FaultType.TYPE_ALREADY_EXISTS;
            case REGISTER_DOMAIN, UNDEPRECATE_DOMAIN -> FaultType.DOMAIN_ALREADY_EXISTS;
            case DEPRECATE_ACTIVITY_TYPE, DEPRECATE_WORKFLOW_TYPE -> FaultType.TYPE_DEPRECATED;
            case DEPRECATE_DOMAIN -> FaultType.DOMAIN_DEPRECATED;
            case DELETE_ACTIVITY_TYPE,
                    DELETE_WORKFLOW_TYPE,
                    RESPOND_ACTIVITY_TASK_CANCELED,
                    RESPOND_ACTIVITY_TASK_COMPLETED,
                    RESPOND_ACTIVITY_TASK_FAILED,
                    RESPOND_DECISION_TASK_COMPLETED,
                    TERMINATE_WORKFLOW_EXECUTION -> FaultType.UNKNOWN_RESOURCE;
            default -> null;
        };
    }
}
