package dev.furrow.engine.turn;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.*;
import dev.furrow.engine.LambdaFixture;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.lambda.LambdaResult;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What asks for a decision task and what does not: section 3.3 of the specification, row by row. Every row brings a
/// run to rest first, so that the decision task behind the event is the event's own.
class AskingForDecisionTaskTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/lambda";

    /// One kind of event, and how to bring it about as the newest but one of the run.
    record Row(EventType event, Consumer<AskingForDecisionTaskTest> play) {
        @Override
        public String toString() {
            return event.toString();
        }
    }

    private final LambdaFixture lambda = new LambdaFixture();
    private final TestEngine engine = lambda.engine();
    private WorkflowExecution run = lambda.start("wf", ROLE);

    static Stream<Row> whatAsks() {
        return Stream.of(
                // From decisions: whatever was refused, and the cancelation of a task that nobody has taken.
                row(EventType.ScheduleActivityTaskFailed, t -> t.decide(with(schedule("x"), "activityType", nobody()))),
                row(EventType.RequestCancelActivityTaskFailed, t -> t.decide(cancelActivity("nobody"))),
                row(EventType.StartTimerFailed, t -> t.denied(timer("t", 1))),
                row(EventType.CancelTimerFailed, t -> t.decide(cancelTimer("nobody"))),
                row(EventType.RecordMarkerFailed, t -> t.denied(marker("m"))),
                row(EventType.StartChildWorkflowExecutionFailed, t -> t.denied(child("child"))),
                row(EventType.SignalExternalWorkflowExecutionFailed, t -> t.denied(signalExternal("x", null))),
                row(EventType.RequestCancelExternalWorkflowExecutionFailed, t -> t.denied(cancelExternal("x"))),
                row(EventType.CompleteWorkflowExecutionFailed, t -> t.denied(completeWorkflow())),
                row(EventType.FailWorkflowExecutionFailed, t -> t.denied(failWorkflow("r"))),
                row(EventType.CancelWorkflowExecutionFailed, t -> t.denied(cancelWorkflow())),
                row(EventType.ContinueAsNewWorkflowExecutionFailed, t -> t.denied(continueAsNew())),
                row(EventType.StartLambdaFunctionFailed, AskingForDecisionTaskTest::lambdaWithoutRole),
                row(EventType.ActivityTaskCanceled, t -> t.decide(schedule("a1"), cancelActivity("a1"))),
                // From outside.
                row(EventType.WorkflowExecutionSignaled, t -> {
                    t.decide();
                    t.engine.signal(t.run, "s");
                }),
                row(EventType.WorkflowExecutionCancelRequested, t -> {
                    t.decide();
                    t.engine.call(new RequestCancelWorkflowExecutionRequest(DOMAIN, "wf", null));
                }),
                row(EventType.ActivityTaskCompleted, t -> t.engine.complete(t.activityTask(), null)),
                row(
                        EventType.ActivityTaskFailed,
                        t -> t.engine.call(new RespondActivityTaskFailedRequest(
                                t.activityTask().taskToken(), null, null))),
                row(EventType.ActivityTaskTimedOut, t -> {
                    t.decide(schedule("a1"));
                    t.engine.advance(Duration.ofSeconds(100));
                }),
                row(
                        EventType.ActivityTaskCanceled,
                        t -> t.engine.call(new RespondActivityTaskCanceledRequest(
                                t.activityTask().taskToken(), null))),
                row(EventType.TimerFired, t -> t.decide(timer("t", 0))),
                row(EventType.ChildWorkflowExecutionStarted, t -> t.decide(apart())),
                row(EventType.ChildWorkflowExecutionCompleted, t -> t.childEndsWith(completeWorkflow())),
                row(EventType.ChildWorkflowExecutionFailed, t -> t.childEndsWith(failWorkflow("r"))),
                row(EventType.ChildWorkflowExecutionCanceled, t -> t.childEndsWith(cancelWorkflow())),
                row(EventType.ChildWorkflowExecutionTimedOut, t -> {
                    t.decide(with(apart(), "executionStartToCloseTimeout", "10"));
                    t.decide();
                    t.engine.advance(Duration.ofSeconds(10));
                }),
                row(EventType.ChildWorkflowExecutionTerminated, t -> {
                    t.decide(apart());
                    t.decide();
                    t.engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "child", null, null, null, null));
                }),
                row(EventType.StartChildWorkflowExecutionFailed, t -> t.decide(with(apart(), "workflowId", "wf"))),
                row(EventType.ExternalWorkflowExecutionSignaled, t -> {
                    t.other();
                    t.decide(signalExternal("other", null));
                }),
                row(EventType.ExternalWorkflowExecutionCancelRequested, t -> {
                    t.other();
                    t.decide(cancelExternal("other"));
                }),
                row(EventType.SignalExternalWorkflowExecutionFailed, t -> t.decide(signalExternal("x", null))),
                row(EventType.RequestCancelExternalWorkflowExecutionFailed, t -> t.decide(cancelExternal("x"))),
                row(EventType.LambdaFunctionCompleted, t -> {
                    t.decide(lambda("l"));
                    t.lambda.complete("done");
                }),
                row(EventType.LambdaFunctionFailed, t -> {
                    t.decide(lambda("l"));
                    t.lambda.end(new LambdaResult.Failed("Handled", null));
                }),
                row(EventType.LambdaFunctionTimedOut, t -> {
                    t.decide(lambda("l"));
                    t.engine.advance(Duration.ofMinutes(15));
                }),
                row(EventType.DecisionTaskTimedOut, t -> {
                    t.engine.pollDecision();
                    t.engine.advance(Duration.ofSeconds(30));
                }));
    }

    static Stream<Row> whatDoesNotAsk() {
        return Stream.of(
                row(EventType.ActivityTaskScheduled, t -> t.decide(schedule("a1"))),
                row(EventType.ActivityTaskStarted, AskingForDecisionTaskTest::activityTask),
                row(EventType.ActivityTaskCancelRequested, t -> {
                    t.activityTask();
                    t.engine.signal(t.run, "wake");
                    t.decide(cancelActivity("a1"));
                }),
                row(EventType.TimerStarted, t -> t.decide(timer("t", 10))),
                row(EventType.TimerCanceled, t -> t.decide(timer("t", 10), cancelTimer("t"))),
                row(EventType.MarkerRecorded, t -> t.decide(marker("m"))),
                row(EventType.LambdaFunctionStarted, t -> t.decide(lambda("l"))),
                row(EventType.DecisionTaskStarted, t -> t.engine.pollDecision()),
                row(EventType.DecisionTaskCompleted, AskingForDecisionTaskTest::decide));
    }

    private static Row row(EventType event, Consumer<AskingForDecisionTaskTest> play) {
        return new Row(event, play);
    }

    private static ActivityType nobody() {
        return new ActivityType("nobody", "1");
    }

    private static dev.furrow.api.decision.StartChildWorkflowExecutionDecision apart() {
        return with(child("child"), "taskList", new TaskList("children"));
    }

    private void decide(Decision... decisions) {
        engine.decide(decisions);
    }

    private void denied(Decision decision) {
        engine.permit((any, type) -> false);
        engine.decide(decision);
    }

    private ActivityTask activityTask() {
        decide(schedule("a1"));
        return engine.pollActivity();
    }

    private void childEndsWith(Decision decision) {
        decide(apart());
        decide();
        engine.complete(engine.pollDecision("children"), decision);
    }

    private void other() {
        engine.call(
                with(start("other"), "workflowType", new WorkflowType("w", "1"), "taskList", new TaskList("others")),
                Run.class);
    }

    private void lambdaWithoutRole() {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
        run = lambda.start("wf", null);
        decide(lambda("l"));
    }

    private static void assertAsked(EventType event, List<HistoryEvent> history) {
        HistoryEvent cause = history.get(history.size() - 2);
        HistoryEvent task = history.getLast();
        assertThat(cause.eventType()).isEqualTo(event);
        assertThat(task.eventType()).isEqualTo(EventType.DecisionTaskScheduled);
        assertThat(task.eventTimestamp()).isEqualTo(cause.eventTimestamp());
    }

    @ParameterizedTest
    @MethodSource("whatAsks")
    void asks(Row row) {
        row.play.accept(this);
        assertAsked(row.event, engine.history(run));
    }

    @Test
    void aFunctionThatCannotBeCalledAsks() {
        TestEngine withoutFunctions = new TestEngine().withTypes();
        WorkflowExecution there = withoutFunctions.start("wf");
        withoutFunctions.decide(lambda("l"));
        assertAsked(EventType.ScheduleLambdaFunctionFailed, withoutFunctions.history(there));
    }

    @ParameterizedTest
    @MethodSource("whatDoesNotAsk")
    void doesNotAsk(Row row) {
        row.play.accept(this);
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(row.event);
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
    }

    @Test
    void everyKindOfEventIsInOneOfTheTwoTablesOrClosesTheRunOrIsNeverLast() {
        Set<EventType> all = EnumSet.allOf(EventType.class);
        all.removeAll(whatAsks().map(Row::event).collect(Collectors.toSet()));
        all.remove(EventType.ScheduleLambdaFunctionFailed);
        all.removeAll(whatDoesNotAsk().map(Row::event).collect(Collectors.toSet()));
        assertThat(all)
                .containsExactlyInAnyOrder(
                        EventType.WorkflowExecutionStarted,
                        EventType.WorkflowExecutionCompleted,
                        EventType.WorkflowExecutionFailed,
                        EventType.WorkflowExecutionCanceled,
                        EventType.WorkflowExecutionContinuedAsNew,
                        EventType.WorkflowExecutionTerminated,
                        EventType.WorkflowExecutionTimedOut,
                        EventType.DecisionTaskScheduled,
                        EventType.StartChildWorkflowExecutionInitiated,
                        EventType.SignalExternalWorkflowExecutionInitiated,
                        EventType.RequestCancelExternalWorkflowExecutionInitiated,
                        EventType.LambdaFunctionScheduled);
    }
}
