package dev.furrow.rental.breakdown;

import dev.furrow.rental.breakdown.Breakdown.Status;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.WorkflowType;

/// Looks after one breakdown until the work goes on, somebody else does it, or it is ended.
// region contract
@WorkflowType(version = "1.0", executionTimeout = "30d", decisionTimeout = "10s")
public interface BreakdownCare {
    @Execute
    Status care(String breakdownId);

    /// The farmer, or the desk for the farmer, has chosen.
    @Signal
    void chosen(Choice choice);

    /// The order has moved; perhaps the machine works again.
    @Signal
    void moved();

    @State
    Status status();

    /// The execution's name.
    static String idOf(String breakdownId) {
        return "breakdown-" + breakdownId;
    }
}
// endregion
