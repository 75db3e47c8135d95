package dev.furrow.examples.farm;

/// One round through all suppliers.
///
/// @param round from 1
record Attempt(Order order, int round) {}
