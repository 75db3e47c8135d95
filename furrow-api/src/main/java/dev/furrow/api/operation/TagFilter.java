package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.TAG;

import dev.furrow.api.shape.Text;

/// Passes the runs with one tag.
///
/// @param tag the tag, exactly as it was given
public record TagFilter(@Text(TAG) String tag) {}
