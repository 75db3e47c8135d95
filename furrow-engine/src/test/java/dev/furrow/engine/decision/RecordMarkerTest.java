package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.RecordMarkerFailedCause;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import org.junit.jupiter.api.Test;

/// Section 3.6 of the specification: RecordMarker.
class RecordMarkerTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    @Test
    void aMarkerIsRecordedAndAsksForNothing() {
        engine.decide(with(marker("m"), "details", "row 7"));
        assertThat(typesFrom(4, engine.history(run))).containsExactly(DecisionTaskCompleted, MarkerRecorded);
        assertThat(Histories.only(dev.furrow.api.event.MarkerRecorded.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.MarkerRecorded("m", "row 7", 4));
    }

    @Test
    void namesMayRepeat() {
        engine.decide(marker("m"), marker("m"));
        assertThat(Histories.all(dev.furrow.api.event.MarkerRecorded.class, engine.history(run)))
                .containsExactly(
                        new dev.furrow.api.event.MarkerRecorded("m", null, 4),
                        new dev.furrow.api.event.MarkerRecorded("m", null, 4));
    }

    @Test
    void onlyPermissionCanBeMissing() {
        engine.permit((decision, type) -> false);
        engine.decide(marker("m"));
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(DecisionTaskCompleted, RecordMarkerFailed, DecisionTaskScheduled);
        assertThat(Histories.only(dev.furrow.api.event.RecordMarkerFailed.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.RecordMarkerFailed(
                        "m", RecordMarkerFailedCause.OPERATION_NOT_PERMITTED, 4));
    }
}
