package dev.furrow.rental.assignment;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.WorkflowType;

/// Finds somebody who does an order. Who wins is decided by the database, in the transaction that reserves the
/// machine; signals only tell the workflow to look.
// region contract
@WorkflowType(version = "1.0", executionTimeout = "60d", decisionTimeout = "10s")
public interface OrderAssignment {
    @Execute
    Assignment assign(Attempt attempt);

    /// Somebody has accepted.
    @Signal
    void accepted(String offerId);

    /// Somebody has declined.
    @Signal
    void declined(String offerId);

    /// Somebody who was asked cannot do it any more: the machine has got other work in that time.
    @Signal
    void overtaken(String offerId);

    /// The order stopped looking for another reason: the desk has chosen somebody, or it was called off.
    @Signal
    void settled();

    @State
    Progress progress();

    /// The execution's name.
    static String idOf(String orderId) {
        return "assign-" + orderId;
    }
}
// endregion
