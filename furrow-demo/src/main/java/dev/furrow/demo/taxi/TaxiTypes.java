package dev.furrow.demo.taxi;

/// The words that the parts of the application have agreed on.
public final class TaxiTypes {
    /// The domain.
    public static final String DOMAIN = "taxi-demo";

    /// The workflow type: one execution is one booking, its input a [Ride].
    public static final String BOOK_TAXI = "BookTaxi";

    /// The version of all types. Bookings of version 1.0 were steered by a decider written by hand.
    public static final String VERSION = "2.0";

    /// The task list of the deciders.
    public static final String DECISIONS = "bookings";

    /// The signal by which a driver accepts; its input is the taxi.
    public static final String ACCEPTED = "accepted";

    private TaxiTypes() {}
}
