package dev.furrow.workflow;

/// A child workflow has not given a result, and not one of the exceptions that it declares. Thrown where the
/// parent waits.
public final class ChildFailedException extends RuntimeException {
    private final transient Failure failure;
    private final String workflowId;

    /// @param type the child's type
    /// @param workflowId the child
    public ChildFailedException(String type, String workflowId, Failure failure, String remoteStack) {
        super("Child " + type + " (" + workflowId + ") "
                + (failure instanceof Failure.Application ? "failed: " : "") + failure.describe()
                + (remoteStack.isEmpty() ? "" : "\nOn the worker: " + remoteStack));
        this.failure = failure;
        this.workflowId = workflowId;
    }

    /// Why.
    public Failure failure() {
        return failure;
    }

    /// The child.
    public String workflowId() {
        return workflowId;
    }
}
