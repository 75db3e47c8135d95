package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What real clients rely on, section 11 of the specification, one test a line: what a history holds.
class ChecklistOfHistoriesTest extends ClientChecklist {
    @Test
    void eventIdsAreContiguousFromOne() {
        WorkflowExecution run = engine.start("wf");
        engine.decide(schedule("a1"), timer("t", 0), cancelTimer("x"));
        engine.decide(marker("m"), completeWorkflow());
        List<HistoryEvent> history = engine.history(run);
        assertThat(history)
                .extracting(HistoryEvent::eventId)
                .isEqualTo(LongStream.rangeClosed(1, history.size()).boxed().toList());
    }

    @Test
    void eventsDuringATaskAreRecordedInPlaceWithTheNextTaskRightBehind() {
        WorkflowExecution run = engine.start("wf");
        DecisionTask task = poll();
        engine.signal(run, "s");
        engine.complete(task);
        assertThat(typesFrom(3, engine.history(run)))
                .containsExactly(
                        DecisionTaskStarted, WorkflowExecutionSignaled, DecisionTaskScheduled, DecisionTaskCompleted);
    }

    @Test
    void decisionEventsFollowTheCompletionBeforeAnythingElse() {
        WorkflowExecution run = engine.start("wf");
        DecisionTask task = poll();
        engine.signal(run, "before");
        engine.complete(task, timer("t", 0), schedule("a1"), apart("child"), marker("m"));
        assertThat(typesFrom(6, engine.history(run)).subList(0, 5))
                .containsExactly(
                        DecisionTaskCompleted,
                        TimerStarted,
                        ActivityTaskScheduled,
                        StartChildWorkflowExecutionInitiated,
                        MarkerRecorded);
    }

    @Test
    void everyAcceptedDecisionYieldsItsEventInOrder() {
        WorkflowExecution run = engine.start("wf");
        engine.decide(
                schedule("a1"),
                timer("t", 60),
                marker("m"),
                apart("child"),
                signalExternal("x", null),
                cancelExternal("x"),
                cancelTimer("t"),
                cancelActivity("a1"),
                completeWorkflow());
        assertThat(typesFrom(5, engine.history(run)))
                .containsExactly(
                        ActivityTaskScheduled,
                        TimerStarted,
                        MarkerRecorded,
                        StartChildWorkflowExecutionInitiated,
                        SignalExternalWorkflowExecutionInitiated,
                        RequestCancelExternalWorkflowExecutionInitiated,
                        TimerCanceled,
                        ActivityTaskCancelRequested,
                        ActivityTaskCanceled,
                        WorkflowExecutionCompleted);
    }

    @Test
    void controlComesBack() {
        WorkflowExecution run = engine.start("wf");
        engine.decide(
                with(schedule("a1"), "control", "1"),
                with(timer("t", 60), "control", "2"),
                with(apart("child"), "control", "3"),
                with(apart("wf"), "control", "4"),
                signalExternal("nobody", "5"),
                with(cancelExternal("nobody"), "control", "6"));
        assertThat(only(dev.furrow.api.event.ActivityTaskScheduled.class, run).control())
                .isEqualTo("1");
        assertThat(only(dev.furrow.api.event.TimerStarted.class, run).control()).isEqualTo("2");
        assertThat(Histories.all(dev.furrow.api.event.StartChildWorkflowExecutionInitiated.class, engine.history(run)))
                .extracting(dev.furrow.api.event.StartChildWorkflowExecutionInitiated::control)
                .containsExactly("3", "4");
        assertThat(only(dev.furrow.api.event.StartChildWorkflowExecutionFailed.class, run)
                        .control())
                .isEqualTo("4");
        assertThat(only(dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated.class, run)
                        .control())
                .isEqualTo("5");
        assertThat(only(dev.furrow.api.event.SignalExternalWorkflowExecutionFailed.class, run)
                        .control())
                .isEqualTo("5");
        assertThat(only(dev.furrow.api.event.RequestCancelExternalWorkflowExecutionInitiated.class, run)
                        .control())
                .isEqualTo("6");
        assertThat(only(dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailed.class, run)
                        .control())
                .isEqualTo("6");
    }

    @Test
    void idsAreNeverLeftOutAndZeroWhereThereIsNone() {
        WorkflowExecution run = engine.start("wf");
        engine.signal(run, "s");
        engine.call(new RequestCancelWorkflowExecutionRequest(DOMAIN, "wf", null));
        engine.decide(with(schedule("a1"), "scheduleToStartTimeout", "1"), schedule("a2"), cancelActivity("a2"));
        engine.advance(Duration.ofSeconds(1));
        engine.permit((decision, type) -> false);
        engine.decide(apart("child"), signalExternal("x", null), cancelExternal("x"));
        assertThat(body(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, null, null)))
                .contains("\"parentInitiatedEventId\":0")
                .contains("\"signalName\":\"s\",\"externalInitiatedEventId\":0")
                .contains("\"workflowExecutionCancelRequestedEventAttributes\":{\"externalInitiatedEventId\":0}")
                .containsPattern("\"activityTaskTimedOutEventAttributes\":\\{[^}]*\"startedEventId\":0")
                .containsPattern("\"activityTaskCanceledEventAttributes\":\\{[^}]*\"startedEventId\":0")
                .containsPattern("\"startChildWorkflowExecutionFailedEventAttributes\":.*?\"initiatedEventId\":0")
                .containsPattern("\"signalExternalWorkflowExecutionFailedEventAttributes\":.*?\"initiatedEventId\":0")
                .containsPattern(
                        "\"requestCancelExternalWorkflowExecutionFailedEventAttributes\":.*?\"initiatedEventId\":0");
    }

    @Test
    void theEndOfAChildNamesTheEventOfItsStart() {
        WorkflowExecution run = engine.start("wf");
        engine.decide(apart("child"));
        engine.complete(engine.pollDecision("children"), completeWorkflow());
        dev.furrow.api.event.ChildWorkflowExecutionCompleted event =
                only(dev.furrow.api.event.ChildWorkflowExecutionCompleted.class, run);
        assertThat(event.startedEventId())
                .isEqualTo(Histories.idOfLast(ChildWorkflowExecutionStarted, engine.history(run)));
        assertThat(event.initiatedEventId())
                .isEqualTo(Histories.idOfLast(StartChildWorkflowExecutionInitiated, engine.history(run)));
    }

    @Test
    void aScheduledActivityTaskShowsResolvedTimeoutsAndList() {
        WorkflowExecution run = engine.start("wf");
        engine.decide(schedule("a1"));
        dev.furrow.api.event.ActivityTaskScheduled event = only(dev.furrow.api.event.ActivityTaskScheduled.class, run);
        assertThat(List.of(
                        event.scheduleToStartTimeout(),
                        event.scheduleToCloseTimeout(),
                        event.startToCloseTimeout(),
                        event.heartbeatTimeout(),
                        event.taskList().name()))
                .containsExactly("100", "200", "60", "20", "workers");
    }

    @Test
    void aTimerOfZeroWakesTheDeciderAndItsIdIsUsedAgainAndAgain() {
        WorkflowExecution run = engine.start("wf");
        for (int i = 0; i < 3; i++) {
            engine.decide(timer("_simpleflow_wake_up_timer", 0));
        }
        assertThat(Histories.all(dev.furrow.api.event.TimerFired.class, engine.history(run)))
                .hasSize(3);
        assertThat(engine.decisionTaskWaits("deciders")).isTrue();
    }

    @Test
    void aTaskThatTimedOutIsNeverCompleted() {
        WorkflowExecution run = engine.start("wf");
        DecisionTask task = poll();
        engine.advance(Duration.ofSeconds(30));
        assertRefused(FaultType.UNKNOWN_RESOURCE, () -> engine.complete(task));
        engine.decide();
        assertThat(Histories.all(dev.furrow.api.event.DecisionTaskCompleted.class, engine.history(run)))
                .extracting(dev.furrow.api.event.DecisionTaskCompleted::startedEventId)
                .containsExactly(6L);
    }

    @Test
    void timestampsDoNotGoBack() {
        WorkflowExecution run = engine.start("wf");
        for (int i = 0; i < 5; i++) {
            engine.decide(timer("t", 1));
            engine.advance(Duration.ofMillis(1_500));
            engine.restart();
        }
        assertThat(engine.history(run)).extracting(HistoryEvent::eventTimestamp).isSorted();
    }

    @Test
    void anAbsentContextMeansUnchangedAndAnEmptyOneClears() {
        WorkflowExecution run = engine.start("wf");
        engine.call(new RespondDecisionTaskCompletedRequest(
                poll().taskToken(), List.of(timer("t", 0)), "context", null, null));
        engine.call(
                new RespondDecisionTaskCompletedRequest(poll().taskToken(), List.of(timer("t", 0)), null, null, null));
        assertThat(engine.describe(run).latestExecutionContext()).isEqualTo("context");
        engine.call(new RespondDecisionTaskCompletedRequest(poll().taskToken(), null, "", null, null));
        assertThat(engine.describe(run).latestExecutionContext()).isEmpty();
    }
}
