package dev.furrow.rental.assignment;

/// One round through all candidates.
///
/// @param round from 1
public record Attempt(String orderId, int round) {}
