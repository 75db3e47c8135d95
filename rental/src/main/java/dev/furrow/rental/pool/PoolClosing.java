package dev.furrow.rental.pool;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.WorkflowType;

/// Closes a pool when it is full or its time has come.
@WorkflowType(version = "1.0", executionTimeout = "90d", decisionTimeout = "10s")
public interface PoolClosing {
    /// @return how many orders were placed
    @Execute
    int watch(String poolId);

    /// Somebody has joined.
    @Signal
    void joined();

    /// The execution's name.
    static String idOf(String poolId) {
        return "pool-" + poolId;
    }
}
