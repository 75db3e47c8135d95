package dev.furrow.demo.taxi;

/// The activity types.
public enum TaxiActivity {
    /// Looks for taxis; the result names them.
    FIND_TAXIS("FindTaxis", "dispatch", "Finds taxis of the wanted type near the customer"),

    /// Offers the ride to a driver. Whether the driver wants it comes as a signal, if at all.
    OFFER_RIDE("OfferRide", "drivers", "Offers a ride to one taxi"),

    /// Tells a driver what became of the offer.
    TELL_DRIVER("TellDriver", "drivers", "Tells a driver who has got the ride"),

    /// Tells the customer how the booking ends.
    TELL_CUSTOMER("TellCustomer", "customers", "Tells the customer how the booking ends");

    private final String type;
    private final String taskList;
    private final String description;

    TaxiActivity(String type, String taskList, String description) {
        this.type = type;
        this.taskList = taskList;
        this.description = description;
    }

    /// The name of the activity type.
    public String type() {
        return type;
    }

    /// The task list of the workers that do it.
    public String taskList() {
        return taskList;
    }

    String description() {
        return description;
    }
}
