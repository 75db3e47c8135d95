package dev.furrow.engine.operation;

import dev.furrow.engine.lane.Work;

/// Where work is decided.
public interface Lanes {
    /// Gives work to the lane of a workflowId.
    void submit(String domain, String workflowId, Work work);

    /// Gives work to the lane of the registry.
    void submitToRegistry(Work work);
}
