package dev.furrow.api.event;

import static dev.furrow.api.shape.TextKind.MARKER_NAME;

import dev.furrow.api.shape.Text;

/// A decision to record a marker was refused.
///
/// @param markerName what the marker marks
/// @param cause why the service refused or acted
/// @param decisionTaskCompletedEventId the completion whose decision led to this event
public record RecordMarkerFailed(
        @Text(MARKER_NAME) String markerName, RecordMarkerFailedCause cause, long decisionTaskCompletedEventId)
        implements EventAttributes {}
