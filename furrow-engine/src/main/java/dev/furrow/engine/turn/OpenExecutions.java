package dev.furrow.engine.turn;

import dev.furrow.engine.execution.WorkflowExecutionState;
import org.jspecify.annotations.Nullable;

/// The open runs of a lane: at most one for each workflowId.
public interface OpenExecutions {
    /// The open run of a workflowId.
    @Nullable WorkflowExecutionState find(String domain, String workflowId);

    /// Takes in a run that has just begun.
    void add(WorkflowExecutionState execution);

    /// Lets go of a run that has just closed.
    void remove(WorkflowExecutionState execution);

    /// How many runs are open in a domain, on this and all other lanes.
    int count(String domain);
}
