package dev.furrow.engine.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.engine.Requests;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SameInstantTest {
    /// Found by the simulation, seeds 28, 44, 66, 96 and 97.
    @Test
    void theEndOfTheExecutionGoesBeforeWhateverElseIsDueAtItsInstant() {
        try (TestEngine engine = new TestEngine().withTypes()) {
            StartWorkflowExecutionRequest usual = Requests.start("w");
            StartWorkflowExecutionRequest request = new StartWorkflowExecutionRequest(
                    usual.domain(),
                    "w",
                    usual.workflowType(),
                    null,
                    null,
                    null,
                    "60",
                    null,
                    usual.taskStartToCloseTimeout(),
                    usual.childPolicy(),
                    null);
            WorkflowExecution run =
                    new WorkflowExecution("w", engine.call(request, Run.class).runId());
            engine.decide(Requests.timer("t", 60));

            engine.advance(Duration.ofSeconds(60));

            assertThat(engine.history(run))
                    .extracting(HistoryEvent::eventType)
                    .endsWith(EventType.TimerStarted, EventType.WorkflowExecutionTimedOut);
        }
    }
}
