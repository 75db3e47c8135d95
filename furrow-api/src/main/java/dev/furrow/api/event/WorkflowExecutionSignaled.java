package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.SIGNAL_NAME;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A signal arrived.
///
/// @param signalName what the signal says
/// @param input what is handed over as input
/// @param externalWorkflowExecution the run that it came from
/// @param externalInitiatedEventId the event in the history of the sender; 0 when it came from the API
public record WorkflowExecutionSignaled(
        @Text(SIGNAL_NAME) String signalName,
        @Text(DATA) @Nullable String input,
        @Nullable WorkflowExecution externalWorkflowExecution,
        long externalInitiatedEventId)
        implements EventAttributes {}
