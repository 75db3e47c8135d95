package dev.furrow.engine.turn;

import dev.furrow.engine.execution.WorkflowExecutionState;

/// A stretch of a run's history that the answer of a turn shows.
///
/// @param execution the run
/// @param from the lowest event
/// @param to the highest event
/// @param maxEvents more of them are for the store to cut into pages
/// @param maxBytes likewise
public record WantedHistory(WorkflowExecutionState execution, long from, long to, int maxEvents, int maxBytes) {}
