package dev.furrow.rental.pricing;

import java.time.LocalDate;

/// What is to be paid for.
///
/// @param quantity in what the price model counts
/// @param metres from the machine to the field
/// @param day of the work, where the field is
public record Job(Quantity quantity, int metres, LocalDate day) {}
