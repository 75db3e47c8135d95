package dev.furrow.examples.saga;

/// What a traveller wants.
///
/// @param id of the journey; a provider that hears it twice books once
/// @param to where it leads
record Journey(String id, String to) {}
