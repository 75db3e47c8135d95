package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.ScheduleLambdaFunctionFailedCause;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.engine.Histories;
import dev.furrow.engine.LambdaFixture;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Section 7 of the specification: ScheduleLambdaFunction. What becomes of the call is in `LambdaFunctionsTest`.
class ScheduleLambdaFunctionTest {
    private LambdaFixture lambda = new LambdaFixture();

    private static void assertRefused(
            ScheduleLambdaFunctionFailedCause cause, String id, WorkflowExecution run, TestEngine engine) {
        assertThat(Histories.types(engine.history(run)))
                .containsSequence(ScheduleLambdaFunctionFailed, DecisionTaskScheduled);
        assertThat(Histories.last(dev.furrow.api.event.ScheduleLambdaFunctionFailed.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.ScheduleLambdaFunctionFailed(
                        id, "resize", cause, Histories.idOfLast(DecisionTaskCompleted, engine.history(run))));
    }

    private WorkflowExecution start() {
        return lambda.start("wf", "arn:role");
    }

    @Test
    void theEventHoldsWhatTheDeciderSaid() {
        WorkflowExecution run = start();
        lambda.engine().decide(with(lambda("l1"), "control", "mine", "input", "[7]", "startToCloseTimeout", "060"));
        assertThat(Histories.only(
                        dev.furrow.api.event.LambdaFunctionScheduled.class,
                        lambda.engine().history(run)))
                .isEqualTo(new dev.furrow.api.event.LambdaFunctionScheduled("l1", "resize", "mine", "[7]", "060", 4));
    }

    @Test
    void whatIsNotGivenIsNotShown() {
        WorkflowExecution run = start();
        lambda.engine().decide(lambda("l1"));
        assertThat(Histories.only(
                        dev.furrow.api.event.LambdaFunctionScheduled.class,
                        lambda.engine().history(run)))
                .isEqualTo(new dev.furrow.api.event.LambdaFunctionScheduled("l1", "resize", null, null, null, 4));
    }

    @Test
    void theScheduleAsksForNoDecisionTask() {
        WorkflowExecution run = start();
        lambda.engine().decide(lambda("l1"));
        assertThat(typesFrom(4, lambda.engine().history(run)))
                .containsExactly(DecisionTaskCompleted, LambdaFunctionScheduled, LambdaFunctionStarted);
    }

    @Test
    void withoutFunctionsTheServiceIsNotAvailable() {
        try (TestEngine engine = new TestEngine().withTypes()) {
            WorkflowExecution run = engine.start("wf");
            engine.decide(lambda("l1"));
            assertRefused(ScheduleLambdaFunctionFailedCause.LAMBDA_SERVICE_NOT_AVAILABLE_IN_REGION, "l1", run, engine);
        }
    }

    @Test
    void anIdMayBeUsedAgainEvenWhileItIsOpen() {
        WorkflowExecution run = start();
        lambda.engine().decide(lambda("l1"), lambda("l1"));
        assertThat(lambda.engine().describe(run).openCounts().openLambdaFunctions())
                .isEqualTo(2);
    }

    @Test
    void openCallsAreLimitedByRun() {
        lambda = new LambdaFixture(TestSettings.quotas("openLambdaFunctionsPerExecution", 1));
        WorkflowExecution run = start();
        lambda.engine().decide(lambda("l1"), lambda("l2"));
        assertRefused(
                ScheduleLambdaFunctionFailedCause.OPEN_LAMBDA_FUNCTIONS_LIMIT_EXCEEDED, "l2", run, lambda.engine());
        lambda.complete("done");
        lambda.engine().decide(lambda("l2"));
        assertThat(lambda.next().invocation().id()).isEqualTo("l2");
    }

    @Test
    void callsGoNoFasterThanAllowed() {
        lambda = new LambdaFixture(TestSettings.rate(DecisionType.ScheduleLambdaFunction, 1, 1));
        WorkflowExecution run = start();
        lambda.engine().decide(lambda("l1"), lambda("l2"));
        assertRefused(
                ScheduleLambdaFunctionFailedCause.LAMBDA_FUNCTION_CREATION_RATE_EXCEEDED, "l2", run, lambda.engine());
        lambda.engine().advance(Duration.ofSeconds(1));
        lambda.engine().decide(lambda("l2"));
        assertThat(lambda.engine().describe(run).openCounts().openLambdaFunctions())
                .isEqualTo(2);
    }

    @Test
    void permissionIsNotAskedForBecauseTheEventHasNoCauseForIt() {
        WorkflowExecution run = start();
        lambda.engine().permit((decision, type) -> false);
        lambda.engine().decide(lambda("l1"));
        assertThat(Histories.types(lambda.engine().history(run))).contains(LambdaFunctionScheduled);
    }

    @Test
    void aTimeoutIsBetweenOneAndNineHundredSeconds() {
        start();
        DecisionTask task = lambda.engine().pollDecision();
        for (String timeout : new String[] {"0", "901", "NONE", "-1"}) {
            assertThat(refusalOf(() ->
                                    lambda.engine().complete(task, with(lambda("l1"), "startToCloseTimeout", timeout)))
                            .type())
                    .isEqualTo(FaultType.VALIDATION);
        }
        lambda.engine()
                .complete(
                        task,
                        with(lambda("l1"), "startToCloseTimeout", "1"),
                        with(lambda("l2"), "startToCloseTimeout", "900"));
    }
}
