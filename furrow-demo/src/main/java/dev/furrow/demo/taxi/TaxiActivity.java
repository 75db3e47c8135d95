package dev.furrow.demo.taxi;

/// The activity types, for those who read histories.
public enum TaxiActivity {
    /// Looks for taxis; the result names them.
    FIND_TAXIS("FindTaxis"),

    /// Offers the ride to a driver. Whether the driver wants it comes as a signal, if at all.
    OFFER_RIDE("OfferRide"),

    /// Tells a driver what became of the offer.
    TELL_DRIVER("TellDriver"),

    /// Tells the customer how the booking ends.
    TELL_CUSTOMER("TellCustomer");

    private final String type;

    TaxiActivity(String type) {
        this.type = type;
    }

    /// The name of the activity type.
    public String type() {
        return type;
    }
}
