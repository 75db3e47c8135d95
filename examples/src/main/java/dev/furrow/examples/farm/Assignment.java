package dev.furrow.examples.farm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// How an order has ended.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({@JsonSubTypes.Type(Assignment.To.class), @JsonSubTypes.Type(Assignment.Unfilled.class)})
sealed interface Assignment {

    /// Somebody delivers.
    record To(String supplier) implements Assignment {}

    /// Nobody does.
    record Unfilled(int rounds) implements Assignment {}
}
