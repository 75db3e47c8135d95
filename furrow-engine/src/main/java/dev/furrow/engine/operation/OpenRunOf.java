package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.turn.Turn;
import org.jspecify.annotations.Nullable;

/// Finds the open run that a caller means.
final class OpenRunOf {
    private OpenRunOf() {}

    /// The exact run if one is named, else the open one of the workflowId.
    ///
    /// @throws Fault UnknownResourceFault if it is not open
    static WorkflowExecutionState find(String domain, String workflowId, @Nullable String runId, Turn turn) {
        WorkflowExecutionState execution;
        if (runId == null) {
            execution = turn.open(domain, workflowId);
        } else {
            RunId id = RunId.parse(runId);
            execution = id == null ? null : turn.open(domain, workflowId, id);
        }
        if (execution == null) {
            throw Fault.unknownExecution(workflowId, runId);
        }
        return execution;
    }
}
