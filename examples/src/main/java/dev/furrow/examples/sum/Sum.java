package dev.furrow.examples.sum;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

/// Adds up what two sensors have measured.
@WorkflowType(version = "1.0", executionTimeout = "1h")
interface Sum {
    @Execute
    long of(String one, String other);
}
