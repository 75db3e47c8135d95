package dev.furrow.api.event;

import dev.furrow.api.ChildPolicy;

/// The run closed because its time was up.
///
/// @param timeoutType which of the timeouts ran out
/// @param childPolicy what becomes of open children when this run is terminated or times out
public record WorkflowExecutionTimedOut(WorkflowExecutionTimeoutType timeoutType, ChildPolicy childPolicy)
        implements EventAttributes {}
