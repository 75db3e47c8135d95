package dev.furrow.server.http;

import dev.furrow.api.operation.*;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which execution a request is about, for the log. Payloads are not in it.
final class LogContext {
    private LogContext() {}

    static Map<String, String> describe(Request request) {
        return switch (request) {
            case StartWorkflowExecutionRequest r -> run(r.domain(), r.workflowId(), null);
            case SignalWorkflowExecutionRequest r -> run(r.domain(), r.workflowId(), r.runId());
            case RequestCancelWorkflowExecutionRequest r -> run(r.domain(), r.workflowId(), r.runId());
            case TerminateWorkflowExecutionRequest r -> run(r.domain(), r.workflowId(), r.runId());
            case DescribeWorkflowExecutionRequest r ->
                run(r.domain(), r.execution().workflowId(), r.execution().runId());
            case GetWorkflowExecutionHistoryRequest r ->
                run(r.domain(), r.execution().workflowId(), r.execution().runId());
            case PollForDecisionTaskRequest r -> list(r.domain(), r.taskList().name());
            case PollForActivityTaskRequest r -> list(r.domain(), r.taskList().name());
            default -> Map.of();
        };
    }

    private static Map<String, String> run(String domain, String workflowId, @Nullable String runId) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("domain", domain);
        context.put("workflowId", workflowId);
        if (runId != null) {
            context.put("runId", runId);
        }
        return context;
    }

    private static Map<String, String> list(String domain, String taskList) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("domain", domain);
        context.put("taskList", taskList);
        return context;
    }
}
