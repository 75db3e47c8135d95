package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.TERMINATE_REASON;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The run was closed from outside.
///
/// @param reason why, in short
/// @param details why, at length
/// @param childPolicy what becomes of open children when this run is terminated or times out
/// @param cause why the service refused or acted
public record WorkflowExecutionTerminated(
        @Text(TERMINATE_REASON) @Nullable String reason,
        @Text(DATA) @Nullable String details,
        ChildPolicy childPolicy,
        @Nullable WorkflowExecutionTerminatedCause cause)
        implements EventAttributes {}
