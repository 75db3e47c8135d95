package dev.furrow.engine;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.*;
import java.time.Instant;
import java.util.List;

/// One well-formed request for each operation, for tests that go through all of them.
public final class SampleRequests {
    private static final WorkflowType WORKFLOW_TYPE = new WorkflowType("w", "1");
    private static final ActivityType ACTIVITY_TYPE = new ActivityType("a", "1");
    private static final TaskList LIST = new TaskList("list");
    private static final ExecutionTimeFilter ALWAYS = new ExecutionTimeFilter(Instant.EPOCH, null);
    private static final WorkflowExecution EXECUTION = new WorkflowExecution("wf", "AAAAAAAAAAAAAAAAAAAAAA");

    private SampleRequests() {}

    /// A request.
    ///
    /// @param domain the domain that it is about, if it names one
    public static Request of(Operation operation, String domain) {
        return switch (operation) {
            case COUNT_CLOSED_WORKFLOW_EXECUTIONS ->
                new CountClosedWorkflowExecutionsRequest(domain, ALWAYS, null, null, null, null, null);
            case COUNT_OPEN_WORKFLOW_EXECUTIONS ->
                new CountOpenWorkflowExecutionsRequest(domain, ALWAYS, null, null, null);
            case COUNT_PENDING_ACTIVITY_TASKS -> new CountPendingActivityTasksRequest(domain, LIST);
            case COUNT_PENDING_DECISION_TASKS -> new CountPendingDecisionTasksRequest(domain, LIST);
            case DELETE_ACTIVITY_TYPE -> new DeleteActivityTypeRequest(domain, ACTIVITY_TYPE);
            case DELETE_WORKFLOW_TYPE -> new DeleteWorkflowTypeRequest(domain, WORKFLOW_TYPE);
            case DEPRECATE_ACTIVITY_TYPE -> new DeprecateActivityTypeRequest(domain, ACTIVITY_TYPE);
            case DEPRECATE_DOMAIN -> new DeprecateDomainRequest(domain);
            case DEPRECATE_WORKFLOW_TYPE -> new DeprecateWorkflowTypeRequest(domain, WORKFLOW_TYPE);
            case DESCRIBE_ACTIVITY_TYPE -> new DescribeActivityTypeRequest(domain, ACTIVITY_TYPE);
            case DESCRIBE_DOMAIN -> new DescribeDomainRequest(domain);
            case DESCRIBE_WORKFLOW_EXECUTION -> new DescribeWorkflowExecutionRequest(domain, EXECUTION);
            case DESCRIBE_WORKFLOW_TYPE -> new DescribeWorkflowTypeRequest(domain, WORKFLOW_TYPE);
            case GET_WORKFLOW_EXECUTION_HISTORY ->
                new GetWorkflowExecutionHistoryRequest(domain, EXECUTION, null, null, null);
            case LIST_ACTIVITY_TYPES ->
                new ListActivityTypesRequest(domain, null, RegistrationStatus.REGISTERED, null, null, null);
            case LIST_CLOSED_WORKFLOW_EXECUTIONS ->
                new ListClosedWorkflowExecutionsRequest(domain, ALWAYS, null, null, null, null, null, null, null, null);
            case LIST_DOMAINS -> new ListDomainsRequest(null, RegistrationStatus.REGISTERED, null, null);
            case LIST_OPEN_WORKFLOW_EXECUTIONS ->
                new ListOpenWorkflowExecutionsRequest(domain, ALWAYS, null, null, null, null, null, null);
            case LIST_TAGS_FOR_RESOURCE -> new ListTagsForResourceRequest(arn(domain));
            case LIST_WORKFLOW_TYPES ->
                new ListWorkflowTypesRequest(domain, null, RegistrationStatus.REGISTERED, null, null, null);
            case POLL_FOR_ACTIVITY_TASK -> new PollForActivityTaskRequest(domain, LIST, null);
            case POLL_FOR_DECISION_TASK -> new PollForDecisionTaskRequest(domain, LIST, null, null, null, null, null);
            case RECORD_ACTIVITY_TASK_HEARTBEAT -> new RecordActivityTaskHeartbeatRequest("token", null);
            case REGISTER_ACTIVITY_TYPE ->
                new RegisterActivityTypeRequest(domain, "a", "1", null, null, null, null, null, null, null);
            case REGISTER_DOMAIN -> new RegisterDomainRequest(domain, null, "30", null);
            case REGISTER_WORKFLOW_TYPE ->
                new RegisterWorkflowTypeRequest(domain, "w", "1", null, null, null, null, null, null, null);
            case REQUEST_CANCEL_WORKFLOW_EXECUTION -> new RequestCancelWorkflowExecutionRequest(domain, "wf", null);
            case RESPOND_ACTIVITY_TASK_CANCELED -> new RespondActivityTaskCanceledRequest("token", null);
            case RESPOND_ACTIVITY_TASK_COMPLETED -> new RespondActivityTaskCompletedRequest("token", null);
            case RESPOND_ACTIVITY_TASK_FAILED -> new RespondActivityTaskFailedRequest("token", null, null);
            case RESPOND_DECISION_TASK_COMPLETED ->
                new RespondDecisionTaskCompletedRequest("token", List.of(), null, null, null);
            case SIGNAL_WORKFLOW_EXECUTION -> new SignalWorkflowExecutionRequest(domain, "wf", null, "signal", null);
            case START_WORKFLOW_EXECUTION ->
                new StartWorkflowExecutionRequest(
                        domain, "wf", WORKFLOW_TYPE, null, null, null, null, null, null, null, null);
            case TAG_RESOURCE -> new TagResourceRequest(arn(domain), List.of(new ResourceTag("k", "v")));
            case TERMINATE_WORKFLOW_EXECUTION ->
                new TerminateWorkflowExecutionRequest(domain, "wf", null, null, null, null);
            case UNDEPRECATE_ACTIVITY_TYPE -> new UndeprecateActivityTypeRequest(domain, ACTIVITY_TYPE);
            case UNDEPRECATE_DOMAIN -> new UndeprecateDomainRequest(domain);
            case UNDEPRECATE_WORKFLOW_TYPE -> new UndeprecateWorkflowTypeRequest(domain, WORKFLOW_TYPE);
            case UNTAG_RESOURCE -> new UntagResourceRequest(arn(domain), List.of("k"));
        };
    }

    /// The name of a domain as a resource, for the region and account of [EngineSettings#DEFAULT].
    public static String arn(String domain) {
        return "arn:aws:swf:us-east-1:123456789012:/domain/" + domain;
    }
}
