package dev.furrow.demo.taxi;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.WorkflowType;

/// A booking, from the wish to the end.
@WorkflowType(
        name = TaxiTypes.BOOK_TAXI,
        version = TaxiTypes.VERSION,
        executionTimeout = "30d",
        decisionTimeout = "5s",
        taskList = TaxiTypes.DECISIONS)
public interface BookTaxi {
    /// Finds a taxi.
    ///
    /// @return how the booking has ended
    @Execute
    String book(Ride ride);

    /// A driver accepts.
    @Signal(name = TaxiTypes.ACCEPTED)
    void accepted(String taxi);
}
