package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.SIGNAL_NAME;
import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;
import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID_OPTIONAL;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A decision to signal another run was accepted.
///
/// @param workflowId the id that the starter chose
/// @param runId the id of one run
/// @param signalName what the signal says
/// @param input what is handed over as input
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
/// @param control a note to the decider itself, shown in events only
public record SignalExternalWorkflowExecutionInitiated(
        @Text(WORKFLOW_ID) String workflowId,
        @Text(WORKFLOW_RUN_ID_OPTIONAL) @Nullable String runId,
        @Text(SIGNAL_NAME) String signalName,
        @Text(DATA) @Nullable String input,
        long decisionTaskCompletedEventId,
        @Text(DATA) @Nullable String control)
        implements EventAttributes {}
