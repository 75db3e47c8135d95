package dev.furrow.api.operation;

import dev.furrow.api.CloseStatus;

/// Passes the runs that closed in one way.
///
/// @param status registered or deprecated, or how a run closed
public record CloseStatusFilter(CloseStatus status) {}
