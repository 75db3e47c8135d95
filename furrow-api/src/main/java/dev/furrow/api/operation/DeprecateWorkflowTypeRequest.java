package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.Text;

/// Bars a workflow type from new runs.
///
/// @param domain the domain
/// @param workflowType the type of the workflow
public record DeprecateWorkflowTypeRequest(
        @Text(DOMAIN_NAME) String domain, WorkflowType workflowType) implements Request {}
