package dev.furrow.rental.journey;

import dev.furrow.rental.order.OrderState;
import dev.furrow.workflow.ChildPolicy;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.WorkflowType;

/// The life of an order. What is true is in the database; a signal says that it has changed.
// region contract
@WorkflowType(
        version = "1.0",
        executionTimeout = "365d",
        decisionTimeout = "10s",
        childPolicy = ChildPolicy.REQUEST_CANCEL)
public interface OrderJourney {
    /// Goes along until the order is over.
    @Execute
    OrderState follow(String orderId);

    /// @param version of the order since then; a workflow that has seen it need not look again
    @Signal
    void moved(OrderState to, int version);

    /// The desk wants the search to be tried again.
    @Signal
    void searchAgain();

    @State
    OrderState state();

    /// The execution's name.
    static String idOf(String orderId) {
        return "order-" + orderId;
    }
}
// endregion
