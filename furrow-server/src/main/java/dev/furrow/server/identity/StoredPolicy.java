package dev.furrow.server.identity;

/// A policy as it was given.
///
/// @param name as it is attached by
/// @param document its JSON, unchanged
public record StoredPolicy(String name, String document) {}
