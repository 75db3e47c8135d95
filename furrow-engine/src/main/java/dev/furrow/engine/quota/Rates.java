package dev.furrow.engine.quota;

import static java.util.Map.entry;

import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.operation.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which calls and decisions are limited in their rate. What has no entry is not limited.
///
/// @param calls a bucket for each operation
/// @param callsPerExecution a bucket for each operation and workflowId
/// @param decisions a bucket for each kind of decision
/// @param tasksPerTaskList a bucket for each activity task list; null for no limit
public record Rates(
        Map<Operation, Rate> calls,
        Map<Operation, Rate> callsPerExecution,
        Map<DecisionType, Rate> decisions,
        @Nullable Rate tasksPerTaskList) {

    /// No limits.
    public static final Rates UNLIMITED = new Rates(Map.of(), Map.of(), Map.of(), null);

    /// The buckets of Amazon SWF, from its published quotas.
    public static final Rates AWS = new Rates(
            Map.ofEntries(
                    entry(Operation.COUNT_CLOSED_WORKFLOW_EXECUTIONS, new Rate(2000, 6)),
                    entry(Operation.COUNT_OPEN_WORKFLOW_EXECUTIONS, new Rate(2000, 6)),
                    entry(Operation.COUNT_PENDING_ACTIVITY_TASKS, new Rate(200, 6)),
                    entry(Operation.COUNT_PENDING_DECISION_TASKS, new Rate(200, 6)),
                    entry(Operation.DELETE_ACTIVITY_TYPE, new Rate(200, 6)),
                    entry(Operation.DELETE_WORKFLOW_TYPE, new Rate(200, 6)),
                    entry(Operation.DEPRECATE_ACTIVITY_TYPE, new Rate(200, 6)),
                    entry(Operation.DEPRECATE_DOMAIN, new Rate(100, 6)),
                    entry(Operation.DEPRECATE_WORKFLOW_TYPE, new Rate(200, 6)),
                    entry(Operation.DESCRIBE_ACTIVITY_TYPE, new Rate(2000, 6)),
                    entry(Operation.DESCRIBE_DOMAIN, new Rate(200, 6)),
                    entry(Operation.DESCRIBE_WORKFLOW_EXECUTION, new Rate(2000, 6)),
                    entry(Operation.DESCRIBE_WORKFLOW_TYPE, new Rate(2000, 6)),
                    entry(Operation.GET_WORKFLOW_EXECUTION_HISTORY, new Rate(2000, 60)),
                    entry(Operation.LIST_ACTIVITY_TYPES, new Rate(200, 6)),
                    entry(Operation.LIST_CLOSED_WORKFLOW_EXECUTIONS, new Rate(200, 6)),
                    entry(Operation.LIST_DOMAINS, new Rate(100, 6)),
                    entry(Operation.LIST_OPEN_WORKFLOW_EXECUTIONS, new Rate(200, 48)),
                    entry(Operation.LIST_TAGS_FOR_RESOURCE, new Rate(50, 30)),
                    entry(Operation.LIST_WORKFLOW_TYPES, new Rate(200, 6)),
                    entry(Operation.POLL_FOR_ACTIVITY_TASK, new Rate(2000, 200)),
                    entry(Operation.POLL_FOR_DECISION_TASK, new Rate(2000, 200)),
                    entry(Operation.RECORD_ACTIVITY_TASK_HEARTBEAT, new Rate(2000, 160)),
                    entry(Operation.REGISTER_ACTIVITY_TYPE, new Rate(200, 60)),
                    entry(Operation.REGISTER_DOMAIN, new Rate(100, 6)),
                    entry(Operation.REGISTER_WORKFLOW_TYPE, new Rate(200, 60)),
                    entry(Operation.REQUEST_CANCEL_WORKFLOW_EXECUTION, new Rate(2000, 30)),
                    entry(Operation.RESPOND_ACTIVITY_TASK_CANCELED, new Rate(2000, 200)),
                    entry(Operation.RESPOND_ACTIVITY_TASK_COMPLETED, new Rate(2000, 200)),
                    entry(Operation.RESPOND_ACTIVITY_TASK_FAILED, new Rate(2000, 200)),
                    entry(Operation.RESPOND_DECISION_TASK_COMPLETED, new Rate(2000, 200)),
                    entry(Operation.SIGNAL_WORKFLOW_EXECUTION, new Rate(2000, 30)),
                    entry(Operation.START_WORKFLOW_EXECUTION, new Rate(2000, 200)),
                    entry(Operation.TAG_RESOURCE, new Rate(50, 30)),
                    entry(Operation.TERMINATE_WORKFLOW_EXECUTION, new Rate(2000, 60)),
                    entry(Operation.UNDEPRECATE_ACTIVITY_TYPE, new Rate(200, 6)),
                    entry(Operation.UNDEPRECATE_DOMAIN, new Rate(100, 6)),
                    entry(Operation.UNDEPRECATE_WORKFLOW_TYPE, new Rate(200, 6)),
                    entry(Operation.UNTAG_RESOURCE, new Rate(50, 30))),
            Map.of(
                    Operation.GET_WORKFLOW_EXECUTION_HISTORY, new Rate(400, 200),
                    Operation.SIGNAL_WORKFLOW_EXECUTION, new Rate(1000, 1000),
                    Operation.RECORD_ACTIVITY_TASK_HEARTBEAT, new Rate(1000, 1000),
                    Operation.REQUEST_CANCEL_WORKFLOW_EXECUTION, new Rate(200, 200)),
            Map.of(
                    DecisionType.RequestCancelExternalWorkflowExecution, new Rate(1200, 120),
                    DecisionType.ScheduleActivityTask, new Rate(1000, 200),
                    DecisionType.SignalExternalWorkflowExecution, new Rate(1200, 120),
                    DecisionType.StartChildWorkflowExecution, new Rate(500, 12),
                    DecisionType.StartTimer, new Rate(2000, 200)),
            new Rate(2000, 2000));
}
