package dev.furrow.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Waiting for a run to go on.
class WatchTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final AtomicInteger told = new AtomicInteger();
    private WorkflowExecution run;

    @BeforeEach
    void start() {
        run = engine.start("w-1");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Watch watch(WorkflowExecution which, long afterEventId) {
        return engine.engine().watch(TestEngine.DOMAIN, which, afterEventId, told::incrementAndGet);
    }

    @Test
    void whoWaitsForTheEndHearsOfNothingElseAndOnce() {
        Watch watch = watch(run, Watch.END);
        engine.signal(run, "s");
        assertThat(told).hasValue(0);

        engine.decide(new CompleteWorkflowExecutionDecision("done"));

        assertThat(told).hasValue(1);
        engine.engine().unwatch(watch);
    }

    @Test
    void whoWaitsForMoreHearsOfTheNextEvent() {
        // Started, and a decision task scheduled.
        watch(run, 2);
        assertThat(told).hasValue(0);

        engine.signal(run, "s");
        assertThat(told).hasValue(1);

        engine.signal(run, "s");
        assertThat(told).hasValue(1);
    }

    @Test
    void whatHasHappenedAlreadyIsToldAtOnce() {
        watch(run, 1);
        assertThat(told).hasValue(1);

        engine.decide(new CompleteWorkflowExecutionDecision("done"));
        watch(run, Watch.END);
        assertThat(told).hasValue(2);
        watch(run, 1_000);
        assertThat(told).hasValue(3);
    }

    @Test
    void everyKindOfEndIsOne() {
        watch(run, Watch.END);
        engine.decide(new ContinueAsNewWorkflowExecutionDecision(null, null, null, null, null, null, null, null, null));
        assertThat(told).hasValue(1);

        watch(engine.openRun("w-1"), Watch.END);
        engine.call(new TerminateWorkflowExecutionRequest(TestEngine.DOMAIN, "w-1", null, null, null, null));
        assertThat(told).hasValue(2);

        watch(engine.start("w-2"), Watch.END);
        engine.advance(Duration.ofDays(365));
        assertThat(told).hasValue(3);
    }

    @Test
    void othersRunsAreNothingToWhoWaits() {
        WorkflowExecution other = engine.start("w-2");
        watch(run, Watch.END);

        engine.call(
                new TerminateWorkflowExecutionRequest(TestEngine.DOMAIN, other.workflowId(), null, null, null, null));

        assertThat(told).hasValue(0);
    }

    @Test
    void severalMayWaitForOneRun() {
        Watch gone = watch(run, Watch.END);
        watch(run, Watch.END);
        watch(run, Watch.END);
        engine.engine().unwatch(gone);

        engine.decide(new CompleteWorkflowExecutionDecision("done"));

        assertThat(told).hasValue(2);
    }

    @Test
    void nobodyWaitsForARunThatIsNotThere() {
        watch(new WorkflowExecution("w-1", "no run"), Watch.END);
        assertThat(told).hasValue(1);

        watch(new WorkflowExecution("w-9", run.runId()), Watch.END);
        assertThat(told).hasValue(2);

        engine.engine().watch("elsewhere", run, Watch.END, told::incrementAndGet);
        assertThat(told).hasValue(3);
    }

    @Test
    void whoeverWaitsAcrossARestartAsksAgain() {
        engine.decide(new CompleteWorkflowExecutionDecision("done"));
        engine.restart();

        watch(run, Watch.END);

        assertThat(told).hasValue(1);
    }
}
