package dev.furrow;

import dev.furrow.workflow.Failure;

/// A workflow has not given a result, and not one of the exceptions that it declares.
public final class WorkflowFailedException extends RuntimeException {
    private final transient Failure failure;
    private final String workflowId;
    private final String runId;

    /// @param workflowId the execution
    /// @param runId its last run
    /// @param remoteStack the worker's stack trace; empty if it told none
    public WorkflowFailedException(String workflowId, String runId, Failure failure, String remoteStack) {
        super("Workflow " + workflowId + " (run " + runId + ") "
                + (failure instanceof Failure.Application ? "failed: " : "") + failure.describe()
                + (remoteStack.isEmpty() ? "" : "\nOn the worker: " + remoteStack));
        this.failure = failure;
        this.workflowId = workflowId;
        this.runId = runId;
    }

    /// Why.
    public Failure failure() {
        return failure;
    }

    /// The execution.
    public String workflowId() {
        return workflowId;
    }

    /// Its last run.
    public String runId() {
        return runId;
    }
}
