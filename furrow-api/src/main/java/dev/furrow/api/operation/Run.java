package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.WORKFLOW_RUN_ID;

import dev.furrow.api.shape.Text;

/// The run that was started.
///
/// @param runId the id of one run
public record Run(@Text(WORKFLOW_RUN_ID) String runId) {}
