package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.shape.Text;

/// Shows a workflow type and its defaults.
///
/// @param domain the domain
/// @param workflowType the type of the workflow
public record DescribeWorkflowTypeRequest(@Text(DOMAIN_NAME) String domain, WorkflowType workflowType)
        implements Request {}
