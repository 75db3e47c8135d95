package dev.furrow.lint.maven.careless;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

/// Something that takes a moment.
@WorkflowType(version = "1.0")
public interface Contract {
    /// Tells when.
    @Execute
    long run();
}
