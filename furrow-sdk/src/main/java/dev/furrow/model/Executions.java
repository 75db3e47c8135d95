package dev.furrow.model;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.lowlevel.SwfClient;
import java.util.Optional;

/// The executions of a domain. Safe for use by many threads; every method throws
/// [dev.furrow.lowlevel.SwfException] when the service refuses.
public final class Executions {
    private final SwfClient swf;
    private final String domain;

    /// @param swf the service
    /// @param domain whose executions
    public Executions(SwfClient swf, String domain) {
        this.swf = swf;
        this.domain = domain;
    }

    /// One run, open or closed, if there is such a one.
    public Optional<ExecutionInfo> find(String workflowId, String runId) {
        return Lookup.find(() -> ExecutionInfo.of(swf.describeWorkflowExecution(
                        new DescribeWorkflowExecutionRequest(domain, new WorkflowExecution(workflowId, runId)))
                .executionInfo()));
    }

    /// One run, open or closed.
    ///
    /// @throws NotFoundException if there is no such one
    public ExecutionInfo get(String workflowId, String runId) {
        return find(workflowId, runId)
                .orElseThrow(() -> new NotFoundException("execution " + workflowId + " " + runId));
    }

    /// The open executions, the newest first.
    public OpenExecutions open() {
        return new OpenExecutions(swf, domain, ExecutionFilter.NONE);
    }

    /// The closed executions, the newest first.
    public ClosedExecutions closed() {
        return new ClosedExecutions(swf, domain, ExecutionFilter.NONE);
    }

    /// What has happened in a run, the oldest first.
    public Query<HistoryEvent> history(String workflowId, String runId) {
        return history(workflowId, runId, false);
    }

    /// What has happened in a run, the newest first.
    public Query<HistoryEvent> latest(String workflowId, String runId) {
        return history(workflowId, runId, true);
    }

    private Query<HistoryEvent> history(String workflowId, String runId, boolean reverse) {
        return new Query<>(token -> {
            History page = swf.getWorkflowExecutionHistory(new GetWorkflowExecutionHistoryRequest(
                    domain, new WorkflowExecution(workflowId, runId), token, null, reverse));
            return new Query.Page<>(page.events(), page.nextPageToken());
        });
    }
}
