package dev.furrow.api.operation;

/// What a heartbeat answers.
///
/// @param cancelRequested whether somebody asked to cancel
public record ActivityTaskStatus(boolean cancelRequested) {}
