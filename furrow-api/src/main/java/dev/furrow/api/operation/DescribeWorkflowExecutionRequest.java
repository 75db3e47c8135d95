package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.shape.Text;

/// Shows a run, its settings and its open work.
///
/// @param domain the domain
/// @param execution the run
public record DescribeWorkflowExecutionRequest(
        @Text(DOMAIN_NAME) String domain, WorkflowExecution execution) implements Request {}
