package dev.furrow.examples.farm;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.WorkflowType;

/// Finds somebody who delivers.
// region contract
@WorkflowType(version = "1.0", executionTimeout = "14d")
interface OrderAssignment {
    @Execute
    Assignment assign(Attempt attempt);

    @Signal
    void accepted(String supplier);

    @State
    Progress progress();
}
// endregion
