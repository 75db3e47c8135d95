package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 2.6 of the specification; its pages are in `PaginationTest`.
class GetWorkflowExecutionHistoryTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private static GetWorkflowExecutionHistoryRequest request(WorkflowExecution execution) {
        return new GetWorkflowExecutionHistoryRequest(DOMAIN, execution, null, null, null);
    }

    @Test
    void everyAcknowledgedEventIsThere() {
        for (int i = 0; i < 5; i++) {
            engine.signal(run, "signal");
            assertThat(engine.history(run)).hasSize(3 + i);
        }
    }

    @Test
    void anEventIsAnEnvelopeWithOneStructure() {
        assertThat(new String(engine.send(request(run)).body(), StandardCharsets.UTF_8))
                .startsWith("{\"events\":[{\"eventId\":1,\"eventTimestamp\":1800000000.000,"
                        + "\"eventType\":\"WorkflowExecutionStarted\",\"workflowExecutionStartedEventAttributes\":{")
                .contains("{\"eventId\":2,\"eventTimestamp\":1800000000.000,\"eventType\":\"DecisionTaskScheduled\","
                        + "\"decisionTaskScheduledEventAttributes\":{");
    }

    @Test
    void aTimestampIsANumberOfSecondsWithMilliseconds() {
        engine.advance(Duration.ofMillis(73));
        engine.signal(run, "signal");
        assertThat(new String(engine.send(request(run)).body(), StandardCharsets.UTF_8))
                .contains("\"eventId\":3,\"eventTimestamp\":1800000000.073,");
    }

    @Test
    void aClosedRunKeepsItsHistoryThroughItsRetention() {
        engine.decide(completeWorkflow());
        List<HistoryEvent> before = engine.history(run);
        engine.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(engine.history(run)).isEqualTo(before);
        engine.advance(Duration.ofMillis(1));
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=wf, runId=" + run.runId() + "]",
                () -> engine.history(run));
    }

    @Test
    void aHistoryIsTheSameAfterARestart() {
        engine.decide(schedule("a1"), timer("t", 100));
        List<HistoryEvent> before = engine.history(run);
        engine.restart();
        assertThat(engine.history(run)).isEqualTo(before);
    }

    @Test
    void pagesAreCutBySizeToo() {
        TestEngine small = new TestEngine(TestSettings.quotas("historyPageBytes", 600)).withTypes();
        WorkflowExecution big = small.start("wf");
        for (int i = 0; i < 4; i++) {
            small.call(new SignalWorkflowExecutionRequest(DOMAIN, "wf", null, "signal", "x".repeat(500)));
        }
        History first = small.call(request(big), History.class);
        assertThat(first.events()).hasSizeLessThan(6);
        assertThat(first.nextPageToken()).isNotNull();
        assertThat(small.history(big)).extracting(HistoryEvent::eventId).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void anEventThatIsLargerThanAPageIsAPageByItself() {
        TestEngine small = new TestEngine(TestSettings.quotas("historyPageBytes", 10)).withTypes();
        WorkflowExecution big = small.start("wf");
        assertThat(small.call(request(big), History.class).events()).hasSize(1);
        assertThat(small.history(big)).hasSize(2);
    }
}
