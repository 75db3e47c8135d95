package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;
import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID_OPTIONAL;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Asks another run to cancel.
///
/// @param workflowId the id that the starter chose
/// @param runId the id of one run
/// @param control a note to the decider itself, shown in events only
public record RequestCancelExternalWorkflowExecutionDecision(
        @Text(WORKFLOW_ID) String workflowId,
        @Text(WORKFLOW_RUN_ID_OPTIONAL) @Nullable String runId,
        @Text(DATA) @Nullable String control)
        implements Decision {}
