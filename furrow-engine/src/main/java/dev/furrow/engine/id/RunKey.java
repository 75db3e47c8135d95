package dev.furrow.engine.id;

import dev.furrow.api.WorkflowExecution;

/// Names one run among all runs of the server.
///
/// @param domain the name of its domain
/// @param workflowId the id that its starter chose
/// @param runId the id that the engine gave it
public record RunKey(String domain, String workflowId, RunId runId) {

    /// The run as clients see it.
    public WorkflowExecution execution() {
        return new WorkflowExecution(workflowId, runId.toString());
    }

    /// The slot of its workflowId.
    public int slot() {
        return Slots.of(domain, workflowId);
    }
}
