package dev.furrow.workflow;

/// A signal or a request to cancel has not reached another workflow.
public final class ExternalFailedException extends RuntimeException {
    private final String workflowId;
    private final String cause;

    /// @param what was sent
    /// @param workflowId to whom
    /// @param cause in the service's words, such as `UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION`
    public ExternalFailedException(String what, String workflowId, String cause) {
        super(what + " did not reach " + workflowId + ": " + cause);
        this.workflowId = workflowId;
        this.cause = cause;
    }

    /// To whom it was sent.
    public String workflowId() {
        return workflowId;
    }

    /// The service's words, such as `UNKNOWN_EXTERNAL_WORKFLOW_EXECUTION`.
    public String reason() {
        return cause;
    }
}
