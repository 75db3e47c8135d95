package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DURATION_IN_DAYS;

import dev.furrow.api.shape.Text;

/// The settings of a domain.
///
/// @param workflowExecutionRetentionPeriodInDays days that closed runs are kept, or `NONE`
public record DomainConfiguration(@Text(DURATION_IN_DAYS) String workflowExecutionRetentionPeriodInDays) {}
