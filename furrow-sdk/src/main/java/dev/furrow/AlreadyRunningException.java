package dev.furrow;

/// There is an open execution of that name already, and nothing was started.
public final class AlreadyRunningException extends RuntimeException {
    private final String workflowId;
    private final String runId;

    /// @param workflowId the name
    /// @param runId the run that is open; empty if it has closed meanwhile
    /// @param cause the service's refusal
    public AlreadyRunningException(String workflowId, String runId, Throwable cause) {
        super("Workflow " + workflowId + " is running already" + (runId.isEmpty() ? "" : ", as run " + runId), cause);
        this.workflowId = workflowId;
        this.runId = runId;
    }

    /// The name.
    public String workflowId() {
        return workflowId;
    }

    /// The run that is open; empty if it has closed meanwhile.
    public String runId() {
        return runId;
    }
}
