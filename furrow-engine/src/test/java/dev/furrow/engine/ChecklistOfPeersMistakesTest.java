package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.EventType;
import dev.furrow.api.operation.*;
import org.junit.jupiter.api.Test;

/// What real clients rely on, section 11 of the specification, one test a line: mistakes of other implementations,
/// from the end of the section.
class ChecklistOfPeersMistakesTest extends ClientChecklist {
    @Test
    void theEventOfACanceledTimerHasOneL() {
        WorkflowExecution run = engine.start("wf");
        engine.decide(timer("t", 60), cancelTimer("t"));
        assertThat(body(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, null, null)))
                .contains("\"eventType\":\"TimerCanceled\",\"timerCanceledEventAttributes\"");
    }

    @Test
    void theCountOfOpenDecisionTasksIsNeverTwo() {
        WorkflowExecution run = engine.start("wf");
        poll();
        engine.signal(run, "s");
        assertThat(engine.describe(run).openCounts().openDecisionTasks()).isEqualTo(1);
    }

    @Test
    void noEventIsOfAKindThatTheModelDoesNotHave() {
        assertThat(EventType.values()).hasSize(54);
    }
}
