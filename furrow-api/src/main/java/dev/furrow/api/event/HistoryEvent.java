package dev.furrow.api.event;

import java.time.Instant;

/// One thing that happened in a run.
///
/// @param eventId 1, 2, 3 and so on within the run, without a gap
/// @param eventTimestamp when it happened; never earlier than the event before
/// @param attributes what happened; its class tells the kind
public record HistoryEvent(long eventId, Instant eventTimestamp, EventAttributes attributes) {

    /// The kind of event.
    public EventType eventType() {
        return attributes.eventType();
    }
}
