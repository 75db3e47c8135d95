package dev.furrow.examples.polling;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

/// Has a film rendered.
@WorkflowType(version = "1.0", executionTimeout = "7d")
interface Rendering {

    /// How many frames were rendered, and in how many attempts.
    @Execute
    String render(Film film);
}
