package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// A child that has started. Used by strands of the parent only.
///
/// @param <R> the child's result
public interface ChildHandle<R extends @Nullable Object> {

    /// The child's workflowId.
    String workflowId();

    /// The child's runId.
    String runId();

    /// Waits for the child's end.
    ///
    /// @throws ChildFailedException if it gives no result; exceptions that its method declares come as
    ///         themselves
    R result();

    /// Asks the child to cancel, without waiting for that.
    void cancel();
}
