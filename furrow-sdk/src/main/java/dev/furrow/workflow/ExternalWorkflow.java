package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// Another workflow execution of the same domain, by name. Used by strands of a workflow only.
public interface ExternalWorkflow {

    /// Sends a signal and waits until it has been delivered.
    ///
    /// @throws ExternalFailedException if there is no such open execution
    void signal(String name, @Nullable Object... arguments);

    /// Asks it to cancel and waits until the request has been delivered.
    ///
    /// @throws ExternalFailedException if there is no such open execution
    void cancel();
}
