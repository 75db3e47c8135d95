package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.WorkflowExecutionTerminatedCause;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Section 2.4 of the specification: terminations. What they mean for children is in `ChildPolicyTest`.
class TerminateWorkflowExecutionTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private static TerminateWorkflowExecutionRequest terminate() {
        return new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null);
    }

    private dev.furrow.api.event.WorkflowExecutionTerminated terminated() {
        return Histories.only(dev.furrow.api.event.WorkflowExecutionTerminated.class, engine.history(run));
    }

    @Test
    void aTerminationClosesAtOnce() {
        engine.call(with(terminate(), "reason", "frost", "details", "-7 C", "runId", run.runId()));
        assertThat(terminated())
                .isEqualTo(new dev.furrow.api.event.WorkflowExecutionTerminated(
                        "frost", "-7 C", ChildPolicy.TERMINATE, WorkflowExecutionTerminatedCause.OPERATOR_INITIATED));
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
    }

    @Test
    void whatIsNotGivenIsNotShown() {
        engine.call(terminate());
        assertThat(terminated().reason()).isNull();
        assertThat(terminated().details()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void thePolicyOfTheCallOverridesThatOfTheRun(ChildPolicy policy) {
        engine.call(with(terminate(), "childPolicy", policy));
        assertThat(terminated().childPolicy()).isEqualTo(policy);
    }

    @Test
    void anEmptyRunIdIsNone() {
        engine.call(with(terminate(), "runId", ""));
        assertThat(terminated().cause()).isEqualTo(WorkflowExecutionTerminatedCause.OPERATOR_INITIATED);
    }

    @Test
    void nothingFollowsTheClosingEvent() {
        engine.decide(schedule("a1"), schedule("a2"), timer("t", 10), marker("m"));
        engine.pollActivity();
        engine.signal(run, "wake");
        engine.pollDecision();
        engine.signal(run, "again");
        engine.call(terminate());
        int length = engine.history(run).size();
        engine.advance(Duration.ofHours(2));
        assertThat(engine.history(run)).hasSize(length);
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(WorkflowExecutionTerminated);
    }

    @Test
    void waitingTasksLeaveTheirLists() {
        engine.decide(schedule("a1"));
        engine.signal(run, "wake");
        engine.call(terminate());
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
        assertThat(engine.send(pollForActivityTask("workers")).isDone()).isFalse();
        assertThat(engine.send(pollForDecisionTask("deciders")).isDone()).isFalse();
    }
}
