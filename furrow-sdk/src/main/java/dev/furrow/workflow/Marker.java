package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// A note in the history.
///
/// @param name as the workflow gave it
/// @param value its payload as it was written; null if there was none
public record Marker(String name, @Nullable String value) {}
