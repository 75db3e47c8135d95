package dev.furrow.demo.taxi;

import dev.furrow.demo.worker.Activity;
import dev.furrow.demo.worker.ActivityFailure;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskResponse;

/// The activities. Each may run more than once for the same step, when a worker died before it could answer; none of
/// them minds.
public final class TaxiActivities {
    private final CityMap map;
    private final Drivers drivers;
    private final Journal journal;

    /// @param map may fail
    /// @param drivers get the offers
    /// @param journal hears of every step
    public TaxiActivities(CityMap map, Drivers drivers, Journal journal) {
        this.map = map;
        this.drivers = drivers;
        this.journal = journal;
    }

    /// What a worker on the list `dispatch` can do.
    public Map<String, Activity> dispatch() {
        return Map.of(TaxiActivity.FIND_TAXIS.type(), this::findTaxis);
    }

    /// What a worker on the list `drivers` can do.
    public Map<String, Activity> drivers() {
        return Map.of(
                TaxiActivity.OFFER_RIDE.type(), this::offerRide,
                TaxiActivity.TELL_DRIVER.type(), this::tellDriver);
    }

    /// What a worker on the list `customers` can do.
    public Map<String, Activity> customers() {
        return Map.of(TaxiActivity.TELL_CUSTOMER.type(), this::tellCustomer);
    }

    private String findTaxis(PollForActivityTaskResponse task) throws ActivityFailure {
        String workflowId = task.workflowExecution().workflowId();
        try {
            map.ask(workflowId, Step.attempt(task.activityId()));
        } catch (MapUnavailableException unavailable) {
            journal.step(workflowId, "map", "does not answer");
            throw new ActivityFailure(unavailable.getMessage());
        }
        Ride ride = Ride.parse(task.input());
        List<String> taxis = City.near(ride.place(), ride.type());
        journal.step(
                workflowId,
                "map",
                "knows " + (taxis.isEmpty() ? "none" : taxis.size()) + " near the "
                        + ride.place().word() + (taxis.isEmpty() ? "" : ": " + String.join(" ", taxis)));
        return String.join(" ", taxis);
    }

    private String offerRide(PollForActivityTaskResponse task) {
        drivers.offered(
                task.workflowExecution().workflowId(), task.workflowExecution().runId(), task.input());
        return "delivered";
    }

    private String tellDriver(PollForActivityTaskResponse task) {
        String[] taxiAndWhat = task.input().split(" ", 2);
        journal.step(
                task.workflowExecution().workflowId(),
                taxiAndWhat[0],
                taxiAndWhat[1].equals("yours") ? "is told: the ride is yours" : "is told: too late, no ride");
        return "told";
    }

    private String tellCustomer(PollForActivityTaskResponse task) {
        journal.step(
                task.workflowExecution().workflowId(),
                "customer",
                switch (task.input()) {
                    case "no taxi" -> "is told: no such taxi near you, please try later";
                    case "nobody accepted" -> "is told: nobody accepted, please try again";
                    case String confirmed -> "is told: " + confirmed.replace("confirmed ", "") + " is on its way";
                });
        return "told";
    }
}
