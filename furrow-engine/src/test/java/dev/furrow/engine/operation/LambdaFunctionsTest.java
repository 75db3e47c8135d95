package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.LambdaFunctionTimeoutType;
import dev.furrow.api.event.StartLambdaFunctionFailedCause;
import dev.furrow.api.operation.*;
import dev.furrow.engine.HeldEngine;
import dev.furrow.engine.Histories;
import dev.furrow.engine.LambdaFixture;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lambda.LambdaResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of a Lambda function that was scheduled: section 7 of the specification.
class LambdaFunctionsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/lambda";

    private LambdaFixture lambda = new LambdaFixture(TestSettings.aws());
    private TestEngine engine = lambda.engine();
    private WorkflowExecution run = lambda.start("wf", ROLE);

    private <T extends dev.furrow.api.event.EventAttributes> T only(Class<T> type) {
        return Histories.only(type, engine.history(run));
    }

    private void assertFailed(String reason, String details) {
        assertThat(only(dev.furrow.api.event.LambdaFunctionFailed.class))
                .isEqualTo(new dev.furrow.api.event.LambdaFunctionFailed(5, 6, reason, details));
    }

    @Test
    void aFunctionIsCalledAndItsResultRecorded() {
        engine.decide(lambda("l1"));
        lambda.complete("{\"width\":7}");
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(
                        DecisionTaskCompleted,
                        LambdaFunctionScheduled,
                        LambdaFunctionStarted,
                        LambdaFunctionCompleted,
                        DecisionTaskScheduled);
        assertThat(only(dev.furrow.api.event.LambdaFunctionStarted.class))
                .isEqualTo(new dev.furrow.api.event.LambdaFunctionStarted(5));
        assertThat(only(dev.furrow.api.event.LambdaFunctionCompleted.class))
                .isEqualTo(new dev.furrow.api.event.LambdaFunctionCompleted(5, 6, "{\"width\":7}"));
    }

    @Test
    void theCallSaysWhatTheDeciderSaid() {
        engine.decide(with(lambda("l1"), "input", "[7]", "startToCloseTimeout", "60"));
        LambdaInvocation call = lambda.next().invocation();
        assertThat(call.run().execution()).isEqualTo(run);
        assertThat(call).isEqualTo(new LambdaInvocation(call.run(), "l1", "resize", "[7]", ROLE, 60_000));
    }

    @Test
    void aCallWithoutInputSendsAnEmptyObjectAndMayTakeFifteenMinutes() {
        engine.decide(lambda("l1"));
        LambdaInvocation call = lambda.next().invocation();
        assertThat(call.input()).isEqualTo("{}");
        assertThat(call.timeoutMillis()).isEqualTo(900_000);
    }

    @Test
    void aRunWithoutRoleCallsNothing() {
        engine.decide(completeWorkflow());
        run = lambda.start("wf", null);
        engine.decide(lambda("l1"));
        assertThat(typesFrom(4, engine.history(run)))
                .containsExactly(
                        DecisionTaskCompleted,
                        LambdaFunctionScheduled,
                        StartLambdaFunctionFailed,
                        DecisionTaskScheduled);
        assertThat(only(dev.furrow.api.event.StartLambdaFunctionFailed.class))
                .isEqualTo(new dev.furrow.api.event.StartLambdaFunctionFailed(
                        5,
                        StartLambdaFunctionFailedCause.ASSUME_ROLE_FAILED,
                        "No IAM role is attached to the current workflow execution."));
        assertThat(lambda.called()).isFalse();
    }

    @Test
    void theRoleOfTheTypeIsTheDefault() {
        engine.call(with(registerWorkflowType("v", "1"), "defaultLambdaRole", "arn:type"));
        engine.decide(completeWorkflow());
        engine.call(with(start("wf"), "workflowType", new WorkflowType("v", "1")), Run.class);
        engine.decide(lambda("l1"));
        assertThat(lambda.next().invocation().role()).isEqualTo("arn:type");
    }

    @Test
    void aFailureIsRecordedWithItsReasonAndPayload() {
        engine.decide(lambda("l1"));
        lambda.end(new LambdaResult.Failed("Unhandled", "{\"errorMessage\":\"frost\"}"));
        assertThat(typesFrom(7, engine.history(run))).containsExactly(LambdaFunctionFailed, DecisionTaskScheduled);
        assertFailed("Unhandled", "{\"errorMessage\":\"frost\"}");
    }

    @Test
    void aMissingFunctionFailsAfterItsStart() {
        engine.decide(lambda("l1"));
        lambda.end(new LambdaResult.Failed("ResourceNotFoundException", "Function not found: resize"));
        assertThat(typesFrom(5, engine.history(run)))
                .containsExactly(
                        LambdaFunctionScheduled, LambdaFunctionStarted, LambdaFunctionFailed, DecisionTaskScheduled);
        assertFailed("ResourceNotFoundException", "Function not found: resize");
    }

    @Test
    void aResultMayBeEmptyOrAbsent() {
        engine.decide(lambda("l1"));
        lambda.complete("");
        assertThat(only(dev.furrow.api.event.LambdaFunctionCompleted.class).result())
                .isEmpty();
        engine.decide(lambda("l2"));
        lambda.complete(null);
        assertThat(Histories.last(dev.furrow.api.event.LambdaFunctionCompleted.class, engine.history(run))
                        .result())
                .isNull();
    }

    @Test
    void theLongestResultHas32768Characters() {
        engine.decide(lambda("l1"));
        lambda.complete("x".repeat(32_768));
        assertThat(only(dev.furrow.api.event.LambdaFunctionCompleted.class).result())
                .hasSize(32_768);
    }

    @Test
    void aLongerResultIsAFailure() {
        engine.decide(lambda("l1"));
        lambda.complete("x".repeat(32_769));
        assertThat(only(dev.furrow.api.event.LambdaFunctionFailed.class).scheduledEventId())
                .isEqualTo(5);
        assertThat(Histories.types(engine.history(run))).doesNotContain(LambdaFunctionCompleted);
    }

    @Test
    void reasonAndDetailsOfAFailureAreCutToWhatAnEventMayHold() {
        engine.decide(lambda("l1"));
        lambda.end(new LambdaResult.Failed("r".repeat(300), "d".repeat(40_000)));
        assertFailed("r".repeat(256), "d".repeat(32_768));
    }

    @Test
    void theTimeCountsFromTheStart() {
        engine.decide(with(lambda("l1"), "startToCloseTimeout", "10"));
        engine.advance(Duration.ofMillis(9_999));
        assertThat(engine.history(run)).hasSize(6);
        engine.advance(Duration.ofMillis(1));
        assertThat(typesFrom(7, engine.history(run))).containsExactly(LambdaFunctionTimedOut, DecisionTaskScheduled);
        assertThat(only(dev.furrow.api.event.LambdaFunctionTimedOut.class))
                .isEqualTo(new dev.furrow.api.event.LambdaFunctionTimedOut(
                        5, 6, LambdaFunctionTimeoutType.START_TO_CLOSE));
    }

    @Test
    void aResultAfterTheTimeIsForgotten() {
        engine.decide(with(lambda("l1"), "startToCloseTimeout", "10"));
        engine.advanceUnnoticed(Duration.ofSeconds(10));
        lambda.complete("late");
        assertThat(typesFrom(7, engine.history(run))).containsExactly(LambdaFunctionTimedOut, DecisionTaskScheduled);
    }

    @Test
    void aResultAfterTheCloseIsForgotten() {
        engine.decide(lambda("l1"), timer("wake", 0));
        engine.decide(completeWorkflow());
        int length = engine.history(run).size();
        lambda.complete("late");
        assertThat(engine.history(run)).hasSize(length);
        assertThat(engine.describe(run).openCounts().openLambdaFunctions()).isEqualTo(1);
    }

    @Test
    void aFunctionThatIsScheduledWithTheCloseIsNotCalled() {
        engine.decide(lambda("l1"), completeWorkflow());
        assertThat(lambda.called()).isFalse();
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(WorkflowExecutionCompleted);
    }

    @Test
    void aCallHoldsNothingElseUp() {
        engine.decide(lambda("l1"), schedule("a1"));
        engine.complete(engine.pollActivity(), null);
        engine.decide(timer("t", 5));
        engine.advance(Duration.ofSeconds(5));
        engine.decide(lambda("l2"));
        assertThat(engine.describe(run).openCounts().openLambdaFunctions()).isEqualTo(2);
        lambda.complete("first");
        lambda.complete("second");
        assertThat(Histories.all(dev.furrow.api.event.LambdaFunctionCompleted.class, engine.history(run)))
                .extracting(dev.furrow.api.event.LambdaFunctionCompleted::result)
                .containsExactly("first", "second");
    }

    @Test
    void aCallThatWasUnderWayWhenTheServerStoppedHasFailedAndIsNotRepeated() {
        engine.decide(lambda("l1"));
        lambda.next();
        engine.restart();
        assertThat(lambda.called()).isFalse();
        assertThat(typesFrom(7, engine.history(run))).containsExactly(LambdaFunctionFailed, DecisionTaskScheduled);
        assertThat(only(dev.furrow.api.event.LambdaFunctionFailed.class).reason())
                .isEqualTo("Interrupted");
        engine.restart();
        assertThat(engine.history(run)).hasSize(8);
    }

    @Test
    void aCallThatRanOutWhileTheServerWasDownHasTimedOut() {
        engine.decide(with(lambda("l1"), "startToCloseTimeout", "10"));
        engine.advanceUnnoticed(Duration.ofSeconds(10));
        engine.restart();
        assertThat(typesFrom(7, engine.history(run))).containsExactly(LambdaFunctionTimedOut, DecisionTaskScheduled);
    }

    @Test
    void aCallThatHadNotBegunWhenTheServerStoppedBeginsOnTheWayUp() {
        DecisionTask task = engine.pollDecision();
        HeldEngine dying = new HeldEngine(with(TestSettings.aws(), "lambda", lambda.invoker()), engine.store());
        PendingReply answer = dying.submit(
                new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(lambda("l1")), null, null, null));
        dying.driver().decide();
        dying.driver().commit();
        assertThat(answer.body()).isEmpty();
        assertThat(lambda.called()).isFalse();
        engine.restart();
        lambda.complete("done");
        assertThat(typesFrom(5, engine.history(run)))
                .containsExactly(
                        LambdaFunctionScheduled, LambdaFunctionStarted, LambdaFunctionCompleted, DecisionTaskScheduled);
    }

    @Test
    void aTerminationDropsTheCall() {
        engine.decide(lambda("l1"));
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
        lambda.complete("late");
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(WorkflowExecutionTerminated);
    }
}
