package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long closed runs are kept: section 8.6 of the specification.
class RetentionTest {
    private static final ExecutionTimeFilter ALWAYS = new ExecutionTimeFilter(Instant.EPOCH, null);

    private final TestEngine engine = new TestEngine();

    private void domain(String retention) {
        engine.call(new RegisterDomainRequest("d", null, retention, null));
        engine.call(with(registerWorkflowType("w", "1"), "domain", "d"));
    }

    private WorkflowExecution begin(String workflowId) {
        Run run = engine.call(
                with(start(workflowId), "domain", "d", "executionStartToCloseTimeout", "90000000"), Run.class);
        return new WorkflowExecution(workflowId, run.runId());
    }

    private WorkflowExecution closed(String workflowId) {
        WorkflowExecution run = begin(workflowId);
        DecisionTask task = engine.call(with(pollForDecisionTask("deciders"), "domain", "d"), DecisionTask.class);
        engine.complete(task, completeWorkflow());
        return run;
    }

    private int count() {
        return engine.call(
                        new CountClosedWorkflowExecutionsRequest("d", null, ALWAYS, null, null, null, null),
                        WorkflowExecutionCount.class)
                .count();
    }

    private WorkflowExecutionDetail describe(WorkflowExecution run) {
        return engine.call(new DescribeWorkflowExecutionRequest("d", run), WorkflowExecutionDetail.class);
    }

    private History history(WorkflowExecution run) {
        return engine.call(new GetWorkflowExecutionHistoryRequest("d", run, null, null, null), History.class);
    }

    private void assertGone(WorkflowExecution run) {
        String unknown =
                "Unknown execution: WorkflowExecution=[workflowId=" + run.workflowId() + ", runId=" + run.runId() + "]";
        assertRefused(FaultType.UNKNOWN_RESOURCE, unknown, () -> describe(run));
        assertRefused(FaultType.UNKNOWN_RESOURCE, unknown, () -> history(run));
        for (ListClosedWorkflowExecutionsRequest request : new ListClosedWorkflowExecutionsRequest[] {
            new ListClosedWorkflowExecutionsRequest("d", ALWAYS, null, null, null, null, null, null, null, null),
            new ListClosedWorkflowExecutionsRequest("d", null, ALWAYS, null, null, null, null, null, null, null)
        }) {
            assertThat(engine.call(request, WorkflowExecutionInfos.class).executionInfos())
                    .extracting(WorkflowExecutionInfo::execution)
                    .doesNotContain(run);
        }
    }

    private boolean isStored(WorkflowExecution run) {
        RunKey key = new RunKey("d", run.workflowId(), RunId.parse(run.runId()));
        boolean detail = engine.store().findClosed(key) != null;
        boolean events = !engine.store()
                .readHistory(key, 1, Integer.MAX_VALUE, false, 10, 1_000_000)
                .events()
                .isEmpty();
        assertThat(detail).isEqualTo(events);
        return detail;
    }

    @Test
    void aRunIsKeptFromItsCloseOn() {
        domain("7");
        WorkflowExecution run = begin("wf");
        engine.advance(Duration.ofDays(100));
        DecisionTask task = engine.call(with(pollForDecisionTask("deciders"), "domain", "d"), DecisionTask.class);
        engine.complete(task, completeWorkflow());
        engine.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(describe(run).executionInfo().execution()).isEqualTo(run);
        assertThat(history(run).events()).hasSize(5);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aRunIsGoneWhenItsTimeIsUpWhetherItIsPurgedOrNot() {
        domain("7");
        WorkflowExecution run = closed("wf");
        engine.advance(Duration.ofDays(7));
        assertGone(run);
        assertThat(count()).isZero();
        assertThat(isStored(run)).isTrue();
        engine.keepHouse();
        assertThat(isStored(run)).isFalse();
        assertGone(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "0"})
    void withoutRetentionARunIsGoneAsSoonAsItIsClosed(String retention) {
        domain(retention);
        WorkflowExecution run = closed("wf");
        assertGone(run);
        assertThat(count()).isZero();
        engine.keepHouse();
        assertThat(isStored(run)).isFalse();
    }

    @Test
    void openRunsAreNeverPurged() {
        domain("0");
        WorkflowExecution run = begin("wf");
        engine.advance(Duration.ofDays(300));
        engine.keepHouse();
        assertThat(history(run).events()).hasSize(2);
    }

    @Test
    void whatIsNotYetDueIsNotPurged() {
        domain("7");
        WorkflowExecution old = closed("old");
        engine.advance(Duration.ofDays(4));
        WorkflowExecution young = closed("young");
        engine.advance(Duration.ofDays(4));
        engine.keepHouse();
        assertThat(isStored(old)).isFalse();
        assertThat(isStored(young)).isTrue();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void everythingThatIsDueIsPurgedHoweverMuch() {
        domain("0");
        for (int i = 0; i < 450; i++) {
            closed("wf " + i);
        }
        engine.keepHouse();
        assertThat(engine.store().closedUpTo("d", Long.MAX_VALUE - 1, 1000)).isEmpty();
    }

    @Test
    void everyDomainHasItsOwnRetention() {
        domain("7");
        WorkflowExecution run = closed("wf");
        engine.call(new RegisterDomainRequest("e", null, "0", null));
        engine.keepHouse();
        assertThat(describe(run).executionInfo().execution()).isEqualTo(run);
    }

    @Test
    void aLaterRunOfTheWorkflowIdIsNotTouched() {
        domain("7");
        WorkflowExecution first = closed("wf");
        engine.advance(Duration.ofDays(6));
        WorkflowExecution second = begin("wf");
        engine.advance(Duration.ofDays(1));
        engine.keepHouse();
        assertGone(first);
        assertThat(history(second).events()).hasSize(2);
    }
}
