package dev.furrow.examples.taxi;

/// What a rider wants.
///
/// @param id of the booking
/// @param from where the ride begins
/// @param to where it ends
record Ride(String id, String from, String to) {}
