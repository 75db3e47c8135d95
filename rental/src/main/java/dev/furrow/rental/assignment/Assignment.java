package dev.furrow.rental.assignment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// How the search for a supplier has ended.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(Assignment.To.class),
    @JsonSubTypes.Type(Assignment.Unfilled.class),
    @JsonSubTypes.Type(Assignment.NotWanted.class)
})
public sealed interface Assignment {

    /// Somebody does it.
    record To(String supplierId) implements Assignment {}

    /// Nobody does; the desk of the area knows.
    record Unfilled(int rounds) implements Assignment {}

    /// The order is not looking for anybody any more.
    record NotWanted() implements Assignment {}
}
