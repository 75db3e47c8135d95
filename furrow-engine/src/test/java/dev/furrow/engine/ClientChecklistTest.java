package dev.furrow.engine;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What real clients rely on: the checklist of section 11 of the specification, one test a line. Lines about HTTP
/// itself are the server's.
class ClientChecklistTest {
    private final TestEngine engine = new TestEngine().withTypes();

    private String body(Request request) {
        return body(engine.send(request));
    }

    private static String body(PendingReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private PendingReply sendRaw(String json, Class<? extends Record> type) {
        return engine.sendRaw(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private DecisionTask poll(Object... changes) {
        return engine.call(with(pollForDecisionTask("deciders"), changes), DecisionTask.class);
    }

    private <T extends dev.furrow.api.event.EventAttributes> T only(Class<T> type, WorkflowExecution run) {
        return Histories.only(type, engine.history(run));
    }

    private void terminate(String workflowId) {
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, workflowId, null, null, null, null));
    }

    private static StartChildWorkflowExecutionDecision apart(String workflowId) {
        return with(child(workflowId), "taskList", new TaskList("children"));
    }

    @Nested
    class Wire {
        @Test
        void voidOperationsAnswerZeroBytes() {
            assertThat(engine.send(new RegisterDomainRequest("d", null, "1", null))
                            .body())
                    .isEmpty();
            assertThat(engine.send(new DeprecateDomainRequest("d")).body()).isEmpty();
            assertThat(engine.send(new UndeprecateDomainRequest("d")).body()).isEmpty();
            WorkflowExecution run = engine.start("wf");
            assertThat(engine.send(new SignalWorkflowExecutionRequest(DOMAIN, "wf", null, "s", null))
                            .body())
                    .isEmpty();
            DecisionTask task = poll();
            assertThat(engine.send(new RespondDecisionTaskCompletedRequest(
                                    task.taskToken(), List.of(schedule("a1")), null, null, null))
                            .body())
                    .isEmpty();
            assertThat(engine.send(new RespondActivityTaskCompletedRequest(
                                    engine.pollActivity().taskToken(), null))
                            .body())
                    .isEmpty();
            assertThat(engine.send(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", run.runId(), null, null, null))
                            .body())
                    .isEmpty();
        }

        @Test
        void theNameAfterTheHashIsTheFault() {
            engine.start("wf");
            assertThat(refusalOf(() -> engine.call(start("wf"), Run.class))
                            .type()
                            .wireType())
                    .isEqualTo("com.amazonaws.swf.base.model#WorkflowExecutionAlreadyStartedFault");
            assertThat(refusalOf(() -> engine.call(new RegisterDomainRequest(DOMAIN, null, "1", null)))
                            .type()
                            .wireType())
                    .isEqualTo("com.amazonaws.swf.base.model#DomainAlreadyExistsFault");
            assertThat(refusalOf(() -> engine.call(registerWorkflowType("w", "1")))
                            .type()
                            .wireType())
                    .isEqualTo("com.amazonaws.swf.base.model#TypeAlreadyExistsFault");
        }

        @Test
        void whatIsUnknownIsNamedFirst() {
            assertThat(refusalOf(() -> engine.call(new DescribeDomainRequest("d"), DomainDetail.class))
                            .message())
                    .matches("Unknown domain: d");
            assertThat(refusalOf(() -> engine.call(
                                    with(start("wf"), "workflowType", new WorkflowType("x", "1")), Run.class))
                            .message())
                    .matches("Unknown type: WorkflowType=\\[name=x, version=1]");
            assertThat(refusalOf(() -> engine.describe(new WorkflowExecution("wf", "r")))
                            .message())
                    .matches("Unknown execution: WorkflowExecution=\\[workflowId=wf, runId=r]");
            assertThat(refusalOf(() -> terminate("wf")).message()).matches("Unknown execution, workflowId = wf");
        }

        @Test
        void timestampsAreNumbersOfSeconds() {
            engine.advance(Duration.ofMillis(73));
            WorkflowExecution run = engine.start("wf");
            assertThat(body(new DescribeWorkflowExecutionRequest(DOMAIN, run)))
                    .contains("\"startTimestamp\":1800000000.073");
            assertThat(body(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, null, null)))
                    .contains("\"eventTimestamp\":1800000000.073");
        }

        @Test
        void nextPageTokenIsAbsentWhenFinished() {
            WorkflowExecution run = engine.start("wf");
            assertThat(body(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, 2, null)))
                    .doesNotContain("nextPageToken");
            assertThat(body(pollForDecisionTask("deciders"))).doesNotContain("nextPageToken");
        }

        @Test
        void membersThatAreNullAreAbsent() {
            String runId = sendRaw(
                            "{\"domain\":\"test\",\"workflowId\":\"wf\",\"workflowType\":{\"name\":\"w\",\"version\":\"1\"},"
                                    + "\"input\":null,\"taskList\":null,\"tagList\":null,\"childPolicy\":null,"
                                    + "\"executionStartToCloseTimeout\":null,\"taskPriority\":null}",
                            StartWorkflowExecutionRequest.class)
                    .as(Run.class)
                    .runId();
            assertThat(only(dev.furrow.api.event.WorkflowExecutionStarted.class, new WorkflowExecution("wf", runId))
                            .taskList()
                            .name())
                    .isEqualTo("deciders");
        }
    }

    @Nested
    class Polling {
        @Test
        void emptyPollsAreExactlyThese() {
            PendingReply decision = engine.send(pollForDecisionTask("deciders"));
            PendingReply activity = engine.send(pollForActivityTask("workers"));
            engine.engine().expire(decision.poll());
            engine.engine().expire(activity.poll());
            assertThat(body(decision)).isEqualTo("{\"startedEventId\":0,\"previousStartedEventId\":0}");
            assertThat(body(activity)).isEqualTo("{\"startedEventId\":0}");
        }

        @Test
        void pollsReallyWait() {
            PendingReply reply = engine.send(pollForDecisionTask("deciders"));
            engine.advance(Duration.ofSeconds(59));
            assertThat(reply.isDone()).isFalse();
        }

        @Test
        void everyPageOfATaskNamesTheTask() {
            engine.start("wf");
            String first = body(with(pollForDecisionTask("deciders"), "maximumPageSize", 2));
            String token = first.replaceAll(".*\"nextPageToken\":\"([^\"]*)\".*", "$1");
            String second = body(with(pollForDecisionTask("deciders"), "nextPageToken", token));
            for (String page : List.of(first, second)) {
                assertThat(page)
                        .contains("\"taskToken\":\"", "\"startedEventId\":3", "\"previousStartedEventId\":0")
                        .contains("\"workflowExecution\":{\"workflowId\":\"wf\"")
                        .contains("\"workflowType\":{\"name\":\"w\",\"version\":\"1\"}");
            }
        }

        @Test
        void previousStartedEventIdIsZeroOnTheFirstTask() {
            engine.start("wf");
            assertThat(body(pollForDecisionTask("deciders"))).contains("\"previousStartedEventId\":0");
        }

        @Test
        void theHistoryOfATaskEndsWithItsOwnStart() {
            WorkflowExecution run = engine.start("wf");
            DecisionTask first = poll("maximumPageSize", 2);
            engine.signal(run, "late");
            DecisionTask second = poll("nextPageToken", first.nextPageToken());
            assertThat(second.events().getLast().eventType()).isEqualTo(DecisionTaskStarted);
            assertThat(second.events().getLast().eventId()).isEqualTo(second.startedEventId());
        }

        @Test
        void aPollWithAPageTokenStartsNoSecondTask() {
            engine.start("wf");
            WorkflowExecution other = engine.start("other");
            DecisionTask first = poll("maximumPageSize", 1);
            poll("nextPageToken", first.nextPageToken());
            assertThat(engine.history(first.workflowExecution().equals(other) ? engine.openRun("wf") : other))
                    .hasSize(2);
        }

        @Test
        void tasksCanBeReadBackwardsAndInPages() {
            engine.start("wf");
            DecisionTask task = poll("maximumPageSize", 2, "reverseOrder", true);
            assertThat(task.events()).extracting(HistoryEvent::eventId).containsExactly(3L, 2L);
        }
    }

    @Nested
    class InHistories {
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
                            DecisionTaskStarted,
                            WorkflowExecutionSignaled,
                            DecisionTaskScheduled,
                            DecisionTaskCompleted);
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
            assertThat(only(dev.furrow.api.event.ActivityTaskScheduled.class, run)
                            .control())
                    .isEqualTo("1");
            assertThat(only(dev.furrow.api.event.TimerStarted.class, run).control())
                    .isEqualTo("2");
            assertThat(Histories.all(
                            dev.furrow.api.event.StartChildWorkflowExecutionInitiated.class, engine.history(run)))
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
                    .containsPattern(
                            "\"signalExternalWorkflowExecutionFailedEventAttributes\":.*?\"initiatedEventId\":0")
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
            dev.furrow.api.event.ActivityTaskScheduled event =
                    only(dev.furrow.api.event.ActivityTaskScheduled.class, run);
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
            assertThat(engine.history(run))
                    .extracting(HistoryEvent::eventTimestamp)
                    .isSorted();
        }

        @Test
        void anAbsentContextMeansUnchangedAndAnEmptyOneClears() {
            WorkflowExecution run = engine.start("wf");
            engine.call(new RespondDecisionTaskCompletedRequest(
                    poll().taskToken(), List.of(timer("t", 0)), "context", null, null));
            engine.call(new RespondDecisionTaskCompletedRequest(
                    poll().taskToken(), List.of(timer("t", 0)), null, null, null));
            assertThat(engine.describe(run).latestExecutionContext()).isEqualTo("context");
            engine.call(new RespondDecisionTaskCompletedRequest(poll().taskToken(), null, "", null, null));
            assertThat(engine.describe(run).latestExecutionContext()).isEmpty();
        }
    }

    @Nested
    class Decisions {
        private final WorkflowExecution run = engine.start("wf");

        @Test
        void aCloseNeedsNoAttributes() {
            sendRaw(
                            "{\"taskToken\":\"" + poll().taskToken()
                                    + "\",\"decisions\":[{\"decisionType\":\"CompleteWorkflowExecution\"}]}",
                            RespondDecisionTaskCompletedRequest.class)
                    .body();
            assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
        }

        @Test
        void aCloseWithOpenWorkSucceeds() {
            engine.decide(schedule("a1"), timer("t", 60), apart("child"));
            engine.decide(completeWorkflow());
            assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
        }

        @Test
        void aCloseIsRefusedByAWaitingTaskOnlyAndSchedulesNoOther() {
            DecisionTask task = poll();
            engine.signal(run, "s");
            engine.complete(task, completeWorkflow());
            assertThat(typesFrom(6, engine.history(run)))
                    .containsExactly(DecisionTaskCompleted, CompleteWorkflowExecutionFailed);
        }

        @Test
        void anUnknownTypeCanBeRegisteredInTheTaskThatComesByItself() {
            ScheduleActivityTaskDecision activity = with(schedule("a1"), "activityType", new ActivityType("new", "1"));
            StartChildWorkflowExecutionDecision kid =
                    with(apart("child"), "workflowType", new WorkflowType("new", "1"));
            engine.decide(activity, kid);
            DecisionTask next = poll();
            engine.call(registerActivityType("new", "1"));
            engine.call(registerWorkflowType("new", "1"));
            engine.complete(next, activity, kid);
            assertThat(Histories.types(engine.history(run)))
                    .contains(ActivityTaskScheduled, ChildWorkflowExecutionStarted);
        }

        @Test
        void moreThanAHundredDecisionsAreAccepted() {
            List<Decision> decisions = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                decisions.add(schedule("a" + i));
            }
            engine.decide(decisions.toArray(Decision[]::new));
            assertThat(engine.describe(run).openCounts().openActivityTasks()).isEqualTo(150);
        }

        @Test
        void workflowIdsMayHoldColonsSlashesAndMore() {
            String workflowId = "22Uu5x0W/+=:1";
            engine.decide(apart(workflowId), signalExternal(workflowId, null));
            assertThat(Histories.types(engine.history(run)))
                    .contains(ChildWorkflowExecutionStarted, ExternalWorkflowExecutionSignaled);
        }

        @Test
        void aSignalInTheClosingAnswerIsDelivered() {
            WorkflowExecution target = engine.start("target");
            engine.decide(signalExternal("target", null), completeWorkflow());
            assertThat(Histories.types(engine.history(target))).contains(WorkflowExecutionSignaled);
            assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
        }

        @Test
        void aChildIsCanceledByItsWorkflowIdAlone() {
            engine.decide(apart("child"));
            engine.decide(cancelExternal("child"));
            assertThat(engine.describe(engine.openRun("child")).executionInfo().cancelRequested())
                    .isTrue();
        }

        @Test
        void aCancelOfATaskThatHasJustClosedFailsAfterTheCompletion() {
            engine.decide(schedule("a1"), timer("wake", 0));
            ActivityTask activity = engine.pollActivity();
            DecisionTask task = poll();
            engine.complete(activity, "done");
            engine.complete(task, cancelActivity("a1"));
            assertThat(Histories.types(engine.history(run)))
                    .containsSubsequence(
                            DecisionTaskStarted,
                            ActivityTaskCompleted,
                            DecisionTaskCompleted,
                            RequestCancelActivityTaskFailed);
        }

        @Test
        void anEmptyListOfDecisionsIsAccepted() {
            engine.decide();
            assertThat(engine.history(run).getLast().eventType()).isEqualTo(DecisionTaskCompleted);
        }
    }

    @Nested
    class Tasks {
        private final WorkflowExecution run = engine.start("wf");

        private ActivityTask activity() {
            engine.decide(schedule("a1"));
            return engine.pollActivity();
        }

        @Test
        void whateverIsLateIsAnUnknownResource() {
            ActivityTask activity = activity();
            engine.complete(activity, null);
            assertRefused(FaultType.UNKNOWN_RESOURCE, () -> engine.complete(activity, null));
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    () -> engine.call(
                            new RecordActivityTaskHeartbeatRequest(activity.taskToken(), null),
                            ActivityTaskStatus.class));
            DecisionTask task = poll();
            terminate("wf");
            assertRefused(FaultType.UNKNOWN_RESOURCE, () -> engine.complete(task));
            assertRefused(FaultType.UNKNOWN_RESOURCE, () -> engine.signal(run, "s"));
        }

        @Test
        void cancelRequestedIsAlwaysPresent() {
            assertThat(body(new RecordActivityTaskHeartbeatRequest(activity().taskToken(), null)))
                    .isEqualTo("{\"cancelRequested\":false}");
        }

        @Test
        void aTimeoutCarriesTheLastHeartbeat() {
            engine.call(
                    new RecordActivityTaskHeartbeatRequest(activity().taskToken(), "half way"),
                    ActivityTaskStatus.class);
            engine.advance(Duration.ofSeconds(20));
            assertThat(only(dev.furrow.api.event.ActivityTaskTimedOut.class, run)
                            .details())
                    .isEqualTo("half way");
        }

        @Test
        void tokensWorkAfterARestart() {
            ActivityTask activity = activity();
            engine.restart();
            engine.complete(activity, "done elsewhere");
            DecisionTask task = poll();
            engine.restart();
            engine.complete(task, completeWorkflow());
        }

        @Test
        void identitiesAreShownAsTheyWereGiven() {
            String longest = "{\"host\":\"" + "x".repeat(245) + "\"}";
            assertThat(longest).hasSize(256);
            engine.call(with(pollForDecisionTask("deciders"), "identity", longest), DecisionTask.class);
            assertThat(only(dev.furrow.api.event.DecisionTaskStarted.class, run).identity())
                    .isEqualTo(longest);
            engine.start("other");
            DecisionTask task = engine.call(with(pollForDecisionTask("deciders"), "identity", ""), DecisionTask.class);
            assertThat(only(dev.furrow.api.event.DecisionTaskStarted.class, task.workflowExecution())
                            .identity())
                    .isEmpty();
        }
    }

    @Nested
    class RegistrationAndVisibility {
        @Test
        void whatIsRegisteredAlreadyIsSaidSo() {
            assertRefused(
                    FaultType.DOMAIN_ALREADY_EXISTS,
                    () -> engine.call(new RegisterDomainRequest(DOMAIN, null, "30", null)));
            assertRefused(FaultType.TYPE_ALREADY_EXISTS, () -> engine.call(registerWorkflowType("w", "1")));
            assertRefused(FaultType.TYPE_ALREADY_EXISTS, () -> engine.call(registerActivityType("a", "1")));
        }

        @Test
        void typesWithoutDefaultsWorkWithExplicitValues() {
            engine.call(TypeKind.WORKFLOW.register(DOMAIN, "bare", "1"));
            engine.call(TypeKind.ACTIVITY.register(DOMAIN, "bare", "1"));
            engine.call(
                    with(
                            start("wf"),
                            "workflowType",
                            new WorkflowType("bare", "1"),
                            "executionStartToCloseTimeout",
                            "60",
                            "taskStartToCloseTimeout",
                            "10",
                            "taskList",
                            new TaskList("deciders"),
                            "childPolicy",
                            ChildPolicy.TERMINATE),
                    Run.class);
            engine.decide(with(
                    schedule("a1"),
                    "activityType",
                    new ActivityType("bare", "1"),
                    "taskList",
                    new TaskList("workers"),
                    "scheduleToStartTimeout",
                    "1",
                    "scheduleToCloseTimeout",
                    "2",
                    "startToCloseTimeout",
                    "3",
                    "heartbeatTimeout",
                    "4"));
            assertThat(engine.pollActivity().activityType().name()).isEqualTo("bare");
        }

        @Test
        void aRunIsFoundByItsWorkflowIdRightAfterItsStart() {
            WorkflowExecution run = engine.start("wf");
            String listed = body(sendRaw(
                    "{\"domain\":\"test\",\"startTimeFilter\":{\"oldestDate\":0},\"executionFilter\":{\"workflowId\":\"wf\"}}",
                    ListOpenWorkflowExecutionsRequest.class));
            assertThat(listed).contains(run.runId());
        }

        @Test
        void aDescriptionHasAllFiveCounters() {
            WorkflowExecution run = engine.start("wf");
            assertThat(body(new DescribeWorkflowExecutionRequest(DOMAIN, run)))
                    .contains("\"openActivityTasks\":0", "\"openDecisionTasks\":1", "\"openTimers\":0")
                    .contains("\"openChildWorkflowExecutions\":0", "\"openLambdaFunctions\":0");
        }

        @Test
        void aTerminationNeedsNoRunId() {
            WorkflowExecution run = engine.start("wf");
            terminate("wf");
            assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
        }

        @Test
        void ratesAreThrottledAndPollersAreLimited() {
            TestEngine throttled = new TestEngine(TestSettings.rate(Operation.DESCRIBE_DOMAIN, 1, 1)).withTypes();
            throttled.call(new DescribeDomainRequest(DOMAIN), DomainDetail.class);
            assertThat(refusalOf(() -> throttled.call(new DescribeDomainRequest(DOMAIN), DomainDetail.class))
                            .type()
                            .wireName())
                    .isEqualTo("ThrottlingException");
            TestEngine limited = new TestEngine(TestSettings.quotas("pollersPerTaskList", 1)).withTypes();
            limited.send(pollForActivityTask("workers"));
            assertThat(refusalOf(() ->
                                    limited.send(pollForActivityTask("workers")).body())
                            .type()
                            .wireName())
                    .isEqualTo("LimitExceededFault");
        }
    }

    /// Mistakes of other implementations, from the end of the section.
    @Nested
    class WherePeersAreWrong {
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
}
