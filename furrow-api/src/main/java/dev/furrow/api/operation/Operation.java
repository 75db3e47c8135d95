package dev.furrow.api.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The 39 operations: what each is called on the wire, what it takes and what it answers.
public enum Operation {
    /// Counts closed runs that pass the filters.
    COUNT_CLOSED_WORKFLOW_EXECUTIONS(
            "CountClosedWorkflowExecutions", CountClosedWorkflowExecutionsRequest.class, WorkflowExecutionCount.class),
    /// Counts open runs that pass the filters.
    COUNT_OPEN_WORKFLOW_EXECUTIONS(
            "CountOpenWorkflowExecutions", CountOpenWorkflowExecutionsRequest.class, WorkflowExecutionCount.class),
    /// Counts activity tasks that wait in a list.
    COUNT_PENDING_ACTIVITY_TASKS(
            "CountPendingActivityTasks", CountPendingActivityTasksRequest.class, PendingTaskCount.class),
    /// Counts decision tasks that wait in a list.
    COUNT_PENDING_DECISION_TASKS(
            "CountPendingDecisionTasks", CountPendingDecisionTasksRequest.class, PendingTaskCount.class),
    /// Removes a deprecated activity type.
    DELETE_ACTIVITY_TYPE("DeleteActivityType", DeleteActivityTypeRequest.class, null),
    /// Removes a deprecated workflow type.
    DELETE_WORKFLOW_TYPE("DeleteWorkflowType", DeleteWorkflowTypeRequest.class, null),
    /// Bars an activity type from new tasks.
    DEPRECATE_ACTIVITY_TYPE("DeprecateActivityType", DeprecateActivityTypeRequest.class, null),
    /// Bars a domain and its types from new runs.
    DEPRECATE_DOMAIN("DeprecateDomain", DeprecateDomainRequest.class, null),
    /// Bars a workflow type from new runs.
    DEPRECATE_WORKFLOW_TYPE("DeprecateWorkflowType", DeprecateWorkflowTypeRequest.class, null),
    /// Shows an activity type and its defaults.
    DESCRIBE_ACTIVITY_TYPE("DescribeActivityType", DescribeActivityTypeRequest.class, ActivityTypeDetail.class),
    /// Shows a domain and its retention.
    DESCRIBE_DOMAIN("DescribeDomain", DescribeDomainRequest.class, DomainDetail.class),
    /// Shows a run, its settings and its open work.
    DESCRIBE_WORKFLOW_EXECUTION(
            "DescribeWorkflowExecution", DescribeWorkflowExecutionRequest.class, WorkflowExecutionDetail.class),
    /// Shows a workflow type and its defaults.
    DESCRIBE_WORKFLOW_TYPE("DescribeWorkflowType", DescribeWorkflowTypeRequest.class, WorkflowTypeDetail.class),
    /// Reads the history of a run, page by page.
    GET_WORKFLOW_EXECUTION_HISTORY(
            "GetWorkflowExecutionHistory", GetWorkflowExecutionHistoryRequest.class, History.class),
    /// Lists activity types of a domain.
    LIST_ACTIVITY_TYPES("ListActivityTypes", ListActivityTypesRequest.class, ActivityTypeInfos.class),
    /// Lists closed runs that pass the filters.
    LIST_CLOSED_WORKFLOW_EXECUTIONS(
            "ListClosedWorkflowExecutions", ListClosedWorkflowExecutionsRequest.class, WorkflowExecutionInfos.class),
    /// Lists domains.
    LIST_DOMAINS("ListDomains", ListDomainsRequest.class, DomainInfos.class),
    /// Lists open runs that pass the filters.
    LIST_OPEN_WORKFLOW_EXECUTIONS(
            "ListOpenWorkflowExecutions", ListOpenWorkflowExecutionsRequest.class, WorkflowExecutionInfos.class),
    /// Shows the tags of a domain.
    LIST_TAGS_FOR_RESOURCE("ListTagsForResource", ListTagsForResourceRequest.class, ListTagsForResourceResponse.class),
    /// Lists workflow types of a domain.
    LIST_WORKFLOW_TYPES("ListWorkflowTypes", ListWorkflowTypesRequest.class, WorkflowTypeInfos.class),
    /// Waits for an activity task.
    POLL_FOR_ACTIVITY_TASK("PollForActivityTask", PollForActivityTaskRequest.class, ActivityTask.class),
    /// Waits for a decision task, or reads on in the history of one.
    POLL_FOR_DECISION_TASK("PollForDecisionTask", PollForDecisionTaskRequest.class, DecisionTask.class),
    /// Says that an activity task is still being worked on.
    RECORD_ACTIVITY_TASK_HEARTBEAT(
            "RecordActivityTaskHeartbeat", RecordActivityTaskHeartbeatRequest.class, ActivityTaskStatus.class),
    /// Makes an activity type known.
    REGISTER_ACTIVITY_TYPE("RegisterActivityType", RegisterActivityTypeRequest.class, null),
    /// Makes a domain.
    REGISTER_DOMAIN("RegisterDomain", RegisterDomainRequest.class, null),
    /// Makes a workflow type known.
    REGISTER_WORKFLOW_TYPE("RegisterWorkflowType", RegisterWorkflowTypeRequest.class, null),
    /// Asks the decider of a run to wind it up.
    REQUEST_CANCEL_WORKFLOW_EXECUTION(
            "RequestCancelWorkflowExecution", RequestCancelWorkflowExecutionRequest.class, null),
    /// Ends an activity task as canceled.
    RESPOND_ACTIVITY_TASK_CANCELED("RespondActivityTaskCanceled", RespondActivityTaskCanceledRequest.class, null),
    /// Ends an activity task with its result.
    RESPOND_ACTIVITY_TASK_COMPLETED("RespondActivityTaskCompleted", RespondActivityTaskCompletedRequest.class, null),
    /// Ends an activity task with a failure.
    RESPOND_ACTIVITY_TASK_FAILED("RespondActivityTaskFailed", RespondActivityTaskFailedRequest.class, null),
    /// Ends a decision task with its decisions.
    RESPOND_DECISION_TASK_COMPLETED("RespondDecisionTaskCompleted", RespondDecisionTaskCompletedRequest.class, null),
    /// Adds a signal to the history of an open run.
    SIGNAL_WORKFLOW_EXECUTION("SignalWorkflowExecution", SignalWorkflowExecutionRequest.class, null),
    /// Starts a run.
    START_WORKFLOW_EXECUTION("StartWorkflowExecution", StartWorkflowExecutionRequest.class, Run.class),
    /// Sets tags of a domain.
    TAG_RESOURCE("TagResource", TagResourceRequest.class, null),
    /// Closes a run at once.
    TERMINATE_WORKFLOW_EXECUTION("TerminateWorkflowExecution", TerminateWorkflowExecutionRequest.class, null),
    /// Allows a deprecated activity type again.
    UNDEPRECATE_ACTIVITY_TYPE("UndeprecateActivityType", UndeprecateActivityTypeRequest.class, null),
    /// Allows a deprecated domain again.
    UNDEPRECATE_DOMAIN("UndeprecateDomain", UndeprecateDomainRequest.class, null),
    /// Allows a deprecated workflow type again.
    UNDEPRECATE_WORKFLOW_TYPE("UndeprecateWorkflowType", UndeprecateWorkflowTypeRequest.class, null),
    /// Removes tags of a domain.
    UNTAG_RESOURCE("UntagResource", UntagResourceRequest.class, null);

    private static final Map<String, Operation> BY_NAME = new HashMap<>();
    private static final Map<Class<?>, Operation> BY_REQUEST = new HashMap<>();

    static {
        for (Operation operation : values()) {
            BY_NAME.put(operation.wireName, operation);
            BY_REQUEST.put(operation.requestType, operation);
        }
    }

    private final String wireName;
    private final Class<? extends Record> requestType;
    private final @Nullable Class<? extends Record> responseType;

    <R extends Record & Request> Operation(
            String wireName, Class<R> requestType, @Nullable Class<? extends Record> responseType) {
        this.wireName = wireName;
        this.requestType = requestType;
        this.responseType = responseType;
    }

    /// The operation of that name, upper and lower case as in the API; null if there is none.
    public static @Nullable Operation named(String wireName) {
        return BY_NAME.get(wireName);
    }

    /// The operation that a request asks for.
    public static Operation of(Request request) {
        return Objects.requireNonNull(BY_REQUEST.get(request.getClass()));
    }

    /// The name after the dot of the target header.
    public String wireName() {
        return wireName;
    }

    /// The record of a call; it implements [Request].
    public Class<? extends Record> requestType() {
        return requestType;
    }

    /// The record of an answer; null for the operations that answer with an empty body.
    public @Nullable Class<? extends Record> responseType() {
        return responseType;
    }
}
