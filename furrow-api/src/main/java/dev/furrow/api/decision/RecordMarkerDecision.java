package dev.furrow.api.decision;

import static dev.furrow.api.shape.TextKind.DATA;
import static dev.furrow.api.shape.TextKind.MARKER_NAME;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Leaves a marker in the history.
///
/// @param markerName what the marker marks
/// @param details why, at length
public record RecordMarkerDecision(
        @Text(MARKER_NAME) String markerName,
        @Text(DATA) @Nullable String details) implements Decision {}
