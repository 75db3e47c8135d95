package dev.furrow.examples.taxi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// How a booking has ended.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({@JsonSubTypes.Type(Booking.Confirmed.class), @JsonSubTypes.Type(Booking.Unavailable.class)})
sealed interface Booking {

    /// A driver comes.
    record Confirmed(Driver driver) implements Booking {}

    /// Nobody comes.
    record Unavailable(String why) implements Booking {}
}
