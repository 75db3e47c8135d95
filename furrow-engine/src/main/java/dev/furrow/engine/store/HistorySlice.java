package dev.furrow.engine.store;

import java.util.List;

/// Some consecutive events, as stored.
///
/// @param firstEventId the id of the first one in the list; what it is in an empty list means nothing
/// @param events in the order that was asked for
/// @param complete whether the slice reaches the end of what was asked for
public record HistorySlice(long firstEventId, List<byte[]> events, boolean complete) {}
