package dev.furrow.demo.taxi;

import dev.furrow.activity.Activity;
import dev.furrow.activity.ActivityInfo;
import java.util.List;

/// The activities. Each may run more than once for the same step, when a worker died before it could answer; none of
/// them minds.
final class TaxiCompany implements Dispatch, DriverDesk, CustomerDesk {
    private final CityMap map;
    private final Drivers drivers;
    private final Journal journal;

    /// @param map may fail
    /// @param drivers get the offers
    /// @param journal hears of every step
    TaxiCompany(CityMap map, Drivers drivers, Journal journal) {
        this.map = map;
        this.drivers = drivers;
        this.journal = journal;
    }

    @Override
    public List<String> findTaxis(Ride ride) {
        ActivityInfo task = Activity.info();
        try {
            map.ask(task.workflowId(), task.attempt());
        } catch (MapUnavailableException failure) {
            journal.step(task.workflowId(), "map", "does not answer");
            throw failure;
        }
        List<String> taxis = City.near(ride.place(), ride.type());
        journal.step(
                task.workflowId(),
                "map",
                "knows " + (taxis.isEmpty() ? "none" : taxis.size()) + " near the "
                        + ride.place().word() + (taxis.isEmpty() ? "" : ": " + String.join(" ", taxis)));
        return taxis;
    }

    @Override
    public void offerRide(String taxi) {
        drivers.offered(Activity.info().workflowId(), Activity.info().runId(), taxi);
    }

    @Override
    public void tellDriver(String taxi, String what) {
        journal.step(
                Activity.info().workflowId(),
                taxi,
                what.equals("yours") ? "is told: the ride is yours" : "is told: too late, no ride");
    }

    @Override
    public void tellCustomer(String what) {
        journal.step(
                Activity.info().workflowId(),
                "customer",
                switch (what) {
                    case "no taxi" -> "is told: no such taxi near you, please try later";
                    case "nobody accepted" -> "is told: nobody accepted, please try again";
                    default -> "is told: " + what.replace("confirmed ", "") + " is on its way";
                });
    }
}
