package dev.furrow.examples.hello;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

/// Greets somebody.
// region contract
@WorkflowType(version = "1.0", executionTimeout = "1h")
interface Hello {
    @Execute
    String greet(String name);
}
// endregion
