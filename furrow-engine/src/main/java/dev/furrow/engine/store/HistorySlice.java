package dev.furrow.engine.store;

import java.util.List;

/// A run of consecutive events, as stored.
///
/// @param events in the order that was asked for
/// @param complete whether the slice reaches the end of what was asked for
public record HistorySlice(List<byte[]> events, boolean complete) {}
