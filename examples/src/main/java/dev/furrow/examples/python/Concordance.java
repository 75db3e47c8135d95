package dev.furrow.examples.python;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;
import java.util.Map;

/// Counts the words of several texts.
@WorkflowType(version = "1.0", executionTimeout = "1h")
interface Concordance {
    @Execute
    Map<String, Integer> of(String one, String other);
}
