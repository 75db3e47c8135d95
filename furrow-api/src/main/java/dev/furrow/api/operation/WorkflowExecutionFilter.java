package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.WORKFLOW_ID;

import dev.furrow.api.shape.Text;

/// Passes the runs of one workflowId.
///
/// @param workflowId the id that the starter chose
public record WorkflowExecutionFilter(@Text(WORKFLOW_ID) String workflowId) {}
