package dev.furrow.engine.decision;

import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.event.MarkerRecorded;
import dev.furrow.api.event.RecordMarkerFailed;
import dev.furrow.api.event.RecordMarkerFailedCause;

/// Leaves a marker. Names may repeat.
final class RecordMarker {
    private RecordMarker() {}

    static void carryOut(RecordMarkerDecision decision, DecisionBatch batch) {
        if (batch.allows(decision)) {
            batch.append(new MarkerRecorded(decision.markerName(), decision.details(), batch.completedEventId()));
        } else {
            batch.refuse(new RecordMarkerFailed(
                    decision.markerName(), RecordMarkerFailedCause.OPERATION_NOT_PERMITTED, batch.completedEventId()));
        }
    }
}
