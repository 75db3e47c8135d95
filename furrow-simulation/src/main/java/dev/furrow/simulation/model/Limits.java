package dev.furrow.simulation.model;

/// What one execution may have (specification, section 9.1).
///
/// @param historyEvents the number of events at which it is terminated
/// @param open how many activity tasks, timers, children and functions it may have open, of each
/// @param functions whether there are Lambda functions
public record Limits(int historyEvents, int open, boolean functions) {}
