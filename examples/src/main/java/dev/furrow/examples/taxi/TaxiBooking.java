package dev.furrow.examples.taxi;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.WorkflowType;

/// Finds a driver for a ride.
// region contract
@WorkflowType(version = "1.0", executionTimeout = "1h")
interface TaxiBooking {
    @Execute
    Booking book(Ride ride);

    @Signal
    void accept(Driver driver);
}
// endregion
