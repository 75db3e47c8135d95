package dev.furrow.engine.lane;

import dev.furrow.engine.execution.WorkflowExecutionState;

/// An open run in a lane's memory, with its place among the deadlines.
final class OpenRun {
    private final WorkflowExecutionState execution;
    private long dueAt = Long.MAX_VALUE;
    private int heapIndex = -1;

    OpenRun(WorkflowExecutionState execution) {
        this.execution = execution;
    }

    WorkflowExecutionState execution() {
        return execution;
    }

    long dueAt() {
        return dueAt;
    }

    void dueAt(long at) {
        dueAt = at;
    }

    /// Whether its deadline comes before that of another run. At the same instant the run ids decide, so that the
    /// order is the same after a restart.
    boolean isDueBefore(OpenRun other) {
        return dueAt != other.dueAt
                ? dueAt < other.dueAt
                : execution.key().runId().compareTo(other.execution.key().runId()) < 0;
    }

    int heapIndex() {
        return heapIndex;
    }

    void heapIndex(int index) {
        heapIndex = index;
    }
}
