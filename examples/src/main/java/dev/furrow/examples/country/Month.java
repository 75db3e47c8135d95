package dev.furrow.examples.country;

/// What a report is about.
///
/// @param name such as `2026-11`
/// @param days how many days of it, from the first
record Month(String name, int days) {}
