package dev.furrow.engine.turn;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.engine.execution.WorkflowExecutionState;
import java.util.ArrayList;
import java.util.List;

/// What one turn brings to one run.
public final class RunChanges {
    private final WorkflowExecutionState execution;
    private final List<HistoryEvent> events = new ArrayList<>(4);
    private final boolean begun;
    private boolean infoChanged;

    RunChanges(WorkflowExecutionState execution, boolean begun) {
        this.execution = execution;
        this.begun = begun;
    }

    /// The run, as it is after the turn.
    public WorkflowExecutionState execution() {
        return execution;
    }

    /// The new events in order.
    public List<HistoryEvent> events() {
        return events;
    }

    /// Whether the run began in this turn.
    public boolean begun() {
        return begun;
    }

    /// Whether what the visibility operations show of an open run is new or has changed.
    public boolean infoChanged() {
        return begun || infoChanged;
    }

    void markInfoChanged() {
        infoChanged = true;
    }
}
