package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.TERMINATE_REASON;
import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;
import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID_OPTIONAL;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Closes a run at once.
///
/// @param domain the domain
/// @param workflowId the id that the starter chose
/// @param runId the id of one run
/// @param reason why, in short
/// @param details why, at length
/// @param childPolicy what becomes of open children when this run is terminated or times out
public record TerminateWorkflowExecutionRequest(
        @Text(DOMAIN_NAME) String domain,
        @Text(WORKFLOW_ID) String workflowId,
        @Text(WORKFLOW_RUN_ID_OPTIONAL) @Nullable String runId,
        @Text(TERMINATE_REASON) @Nullable String reason,
        @Text(DATA) @Nullable String details,
        @Nullable ChildPolicy childPolicy)
        implements Request {}
