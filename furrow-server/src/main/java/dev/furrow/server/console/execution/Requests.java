package dev.furrow.server.console.execution;

import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import java.util.List;

/// Requests about an execution that somebody may want to send or copy.
final class Requests {
    /// What can be copied, by the names in addresses.
    static final List<String> COPIED = List.of("start", "signal", "cancel", "terminate", "describe", "history");

    private Requests() {}

    /// The start of another one with everything that this one was started with.
    static StartWorkflowExecutionRequest likeThis(Execution execution, String workflowId) {
        WorkflowExecutionStarted started = execution.started();
        return new StartWorkflowExecutionRequest(
                execution.domain(),
                workflowId,
                started.workflowType(),
                started.taskList(),
                started.taskPriority(),
                started.input(),
                started.executionStartToCloseTimeout(),
                started.tagList(),
                started.taskStartToCloseTimeout(),
                started.childPolicy(),
                started.lambdaRole());
    }

    static Request copied(Execution execution, String which) {
        String domain = execution.domain();
        String workflowId = execution.id().workflowId();
        String runId = execution.id().runId();
        return switch (which) {
            case "signal" -> {
                String last = execution.index(index -> {
                    String name = index.lastSignal();
                    return name == null ? "SIGNAL" : name;
                });
                yield new SignalWorkflowExecutionRequest(domain, workflowId, runId, last, null);
            }
            case "cancel" -> new RequestCancelWorkflowExecutionRequest(domain, workflowId, runId);
            case "terminate" -> new TerminateWorkflowExecutionRequest(domain, workflowId, runId, null, null, null);
            case "describe" -> new DescribeWorkflowExecutionRequest(domain, execution.id());
            case "history" -> new GetWorkflowExecutionHistoryRequest(domain, execution.id(), null, null, null);
            default -> likeThis(execution, workflowId);
        };
    }
}
