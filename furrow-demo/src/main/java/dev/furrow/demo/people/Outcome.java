package dev.furrow.demo.people;

/// How a booking is meant to end.
public enum Outcome {
    /// A driver accepts.
    CONFIRMED("confirmed"),
    /// Two drivers accept at the same time; one gets the ride.
    CONTESTED("confirmed, two drivers raced"),
    /// The customer cancels when the booking is over.
    TOO_LATE("confirmed, cancelled too late"),
    /// The customer cancels before anybody accepts.
    CANCELLED("cancelled in time"),
    /// Nobody accepts.
    NOBODY("nobody accepted"),
    /// No taxi of the type is near.
    NO_TAXI("no taxi near");

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    /// What it is called.
    public String title() {
        return title;
    }
}
