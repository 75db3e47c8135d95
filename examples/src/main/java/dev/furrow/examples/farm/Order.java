package dev.furrow.examples.farm;

/// What a farmer needs.
///
/// @param id of the order
/// @param goods what, and how much of it
record Order(String id, String goods) {}
