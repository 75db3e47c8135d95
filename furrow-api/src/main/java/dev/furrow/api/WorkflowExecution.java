package dev.furrow.api;

import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;
import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID;

import dev.furrow.api.shape.Text;

/// Names one run.
///
/// @param workflowId the id that the starter chose
/// @param runId the id of one run
public record WorkflowExecution(
        @Text(WORKFLOW_ID) String workflowId,
        @Text(WORKFLOW_RUN_ID) String runId) {}
