package dev.furrow.plan;

/// Stands where a value would be.
enum Skipped {
    SKIPPED
}
