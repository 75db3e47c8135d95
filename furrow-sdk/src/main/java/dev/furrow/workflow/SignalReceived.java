package dev.furrow.workflow;

import org.jspecify.annotations.Nullable;

/// A signal that no method of the workflow takes.
///
/// @param name of the signal
/// @param input its payload as it came; null if there was none
public record SignalReceived(String name, @Nullable String input) {}
