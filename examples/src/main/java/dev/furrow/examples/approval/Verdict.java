package dev.furrow.examples.approval;

/// What a human has decided.
///
/// @param by who it was
record Verdict(boolean approved, String by) {}
