package dev.furrow.examples.approval;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

/// Has an expense approved, unless it is small.
@WorkflowType(version = "1.0", executionTimeout = "30d")
interface Approval {
    @Execute
    String request(Expense expense);
}
