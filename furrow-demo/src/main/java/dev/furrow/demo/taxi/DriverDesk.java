package dev.furrow.demo.taxi;

import dev.furrow.activity.ActivityType;

/// Talks to drivers.
@ActivityType(version = TaxiTypes.VERSION, startToClose = "5s", taskList = "drivers")
interface DriverDesk {
    /// Whether the driver wants the ride comes as a signal, if at all.
    @ActivityType(name = "OfferRide")
    void offerRide(String taxi);

    @ActivityType(name = "TellDriver")
    void tellDriver(String taxi, String what);
}
