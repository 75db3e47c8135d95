package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.MARKER_NAME;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// The decider left a marker.
///
/// @param markerName what the marker marks
/// @param details why, at length
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record MarkerRecorded(
        @Text(MARKER_NAME) String markerName,
        @Text(DATA) @Nullable String details,
        long decisionTaskCompletedEventId) implements EventAttributes {}
