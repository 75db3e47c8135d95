package dev.furrow.engine.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.event.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TallyTest {
    @Test
    void everyWayToCloseIsCountedAndWhatOnlyHappensOnTheWayIsNot() {
        List<EventType> counted = new ArrayList<>();
        for (EventType event : EventType.values()) {
            if (Happening.of(event) != null) {
                counted.add(event);
            }
        }

        assertThat(counted)
                .containsExactlyInAnyOrder(
                        EventType.WorkflowExecutionStarted,
                        EventType.WorkflowExecutionCompleted,
                        EventType.WorkflowExecutionFailed,
                        EventType.WorkflowExecutionCanceled,
                        EventType.WorkflowExecutionTerminated,
                        EventType.WorkflowExecutionTimedOut,
                        EventType.WorkflowExecutionContinuedAsNew,
                        EventType.DecisionTaskCompleted,
                        EventType.DecisionTaskTimedOut,
                        EventType.ActivityTaskCompleted,
                        EventType.ActivityTaskFailed,
                        EventType.ActivityTaskTimedOut);
        assertThat(Happening.values()).hasSize(counted.size());
    }

    @Test
    void numbersBeginAtZero() {
        Tally tally = new Tally();
        tally.count("quiet", List.of());

        assertThat(tally.read()).containsOnlyKeys("quiet");
        assertThat(tally.read().get("quiet").values()).containsOnly(0L);
        assertThat(new Tally().read()).isEmpty();
    }
}
