package dev.furrow.examples.fanout;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

/// Counts the trees of a forest.
@WorkflowType(version = "1.0", executionTimeout = "1h")
interface Census {
    @Execute
    long count(int plots);
}
