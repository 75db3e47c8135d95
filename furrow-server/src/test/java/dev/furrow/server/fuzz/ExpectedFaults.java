package dev.furrow.server.fuzz;

import dev.furrow.api.operation.Operation;
import java.util.Set;

/// Which faults an operation may answer with: appendix B of the specification. Those that every operation may give
/// are in [#ALWAYS].
final class ExpectedFaults {
    private static final Set<String> ALWAYS = Set.of("ValidationException", "SerializationException");

    private ExpectedFaults() {}

    static boolean allows(Operation operation, String fault) {
        return ALWAYS.contains(fault) || of(operation).contains(fault);
    }

    private static Set<String> of(Operation operation) {
        return switch (operation) {
            case REGISTER_DOMAIN -> Set.of("DomainAlreadyExistsFault", "LimitExceededFault", "TooManyTagsFault");
            case DEPRECATE_DOMAIN -> Set.of("UnknownResourceFault", "DomainDeprecatedFault");
            case UNDEPRECATE_DOMAIN -> Set.of("UnknownResourceFault", "DomainAlreadyExistsFault");
            case LIST_DOMAINS -> Set.of();
            case DESCRIBE_DOMAIN,
                    DESCRIBE_ACTIVITY_TYPE,
                    DESCRIBE_WORKFLOW_TYPE,
                    LIST_ACTIVITY_TYPES,
                    LIST_WORKFLOW_TYPES,
                    SIGNAL_WORKFLOW_EXECUTION,
                    REQUEST_CANCEL_WORKFLOW_EXECUTION,
                    TERMINATE_WORKFLOW_EXECUTION,
                    DESCRIBE_WORKFLOW_EXECUTION,
                    GET_WORKFLOW_EXECUTION_HISTORY,
                    LIST_OPEN_WORKFLOW_EXECUTIONS,
                    LIST_CLOSED_WORKFLOW_EXECUTIONS,
                    COUNT_OPEN_WORKFLOW_EXECUTIONS,
                    COUNT_CLOSED_WORKFLOW_EXECUTIONS,
                    COUNT_PENDING_ACTIVITY_TASKS,
                    COUNT_PENDING_DECISION_TASKS,
                    RESPOND_DECISION_TASK_COMPLETED,
                    RESPOND_ACTIVITY_TASK_CANCELED,
                    RESPOND_ACTIVITY_TASK_COMPLETED,
                    RESPOND_ACTIVITY_TASK_FAILED,
                    RECORD_ACTIVITY_TASK_HEARTBEAT,
                    UNTAG_RESOURCE,
                    LIST_TAGS_FOR_RESOURCE -> Set.of("UnknownResourceFault");
            case REGISTER_ACTIVITY_TYPE, REGISTER_WORKFLOW_TYPE ->
                Set.of("UnknownResourceFault", "TypeAlreadyExistsFault", "LimitExceededFault", "DomainDeprecatedFault");
            case DEPRECATE_ACTIVITY_TYPE, DEPRECATE_WORKFLOW_TYPE ->
                Set.of("UnknownResourceFault", "TypeDeprecatedFault");
            case UNDEPRECATE_ACTIVITY_TYPE, UNDEPRECATE_WORKFLOW_TYPE ->
                Set.of("UnknownResourceFault", "TypeAlreadyExistsFault");
            case DELETE_ACTIVITY_TYPE, DELETE_WORKFLOW_TYPE -> Set.of("UnknownResourceFault", "TypeNotDeprecatedFault");
            case START_WORKFLOW_EXECUTION ->
                Set.of(
                        "UnknownResourceFault",
                        "TypeDeprecatedFault",
                        "DefaultUndefinedFault",
                        "WorkflowExecutionAlreadyStartedFault",
                        "LimitExceededFault",
                        "DomainDeprecatedFault");
            case POLL_FOR_ACTIVITY_TASK, POLL_FOR_DECISION_TASK -> Set.of("UnknownResourceFault", "LimitExceededFault");
            case TAG_RESOURCE -> Set.of("UnknownResourceFault", "TooManyTagsFault");
        };
    }
}
