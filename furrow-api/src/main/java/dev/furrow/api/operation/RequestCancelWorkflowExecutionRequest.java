package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;
import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;
import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID_OPTIONAL;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Asks the decider of a run to wind it up.
///
/// @param domain the domain
/// @param workflowId the id that the starter chose
/// @param runId the id of one run
public record RequestCancelWorkflowExecutionRequest(
        @Text(DOMAIN_NAME) String domain,
        @Text(WORKFLOW_ID) String workflowId,
        @Text(WORKFLOW_RUN_ID_OPTIONAL) @Nullable String runId)
        implements Request {}
