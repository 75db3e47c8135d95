package dev.furrow.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.furrow.api.event.*;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Checker;
import dev.furrow.simulation.check.Evidence;
import dev.furrow.simulation.check.Invariants;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.simulation.check.ServicePromises;
import dev.furrow.simulation.model.Replay;
import dev.furrow.simulation.schedule.Chance;
import dev.furrow.simulation.schedule.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Shows of every check that it can fail: the evidence of a good world is spoiled in one place, and the check speaks.
class ChecksTest {
    private static final Outcome UNKNOWN_RESOURCE = new Outcome.Refused(FaultType.UNKNOWN_RESOURCE, "");
    /// One of so many worlds has what a check looks at; which one changes with every change of the engine.
    private static final int MOST_WORLDS = 30;

    private static final List<Simulation.Played> WORLDS = new ArrayList<>();
    private static Simulation.Played played;

    @BeforeAll
    static void letAWorldHappen() {
        played = world(0);
    }

    private static Simulation.Played world(int number) {
        while (WORLDS.size() <= number) {
            WORLDS.add(play(12 + WORLDS.size()));
        }
        return WORLDS.get(number);
    }

    private static Simulation.Played play(long seed) {
        Chance chance = new Chance(seed);
        Parameters calm = new Parameters(2, 16, 8, 500, 50, 10, 10, 0, 10, 0, 20, 100_000, 5, 1_000, 0, true);
        return Simulation.play(new World(calm, chance, new Trace(null)), 12_000);
    }

    @Test
    void aGoodWorldHasNoViolation() {
        assertThat(played.violations()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void speaks(String expected, UnaryOperator<Evidence> tampering) {
        Evidence spoiled = spoil(tampering);

        List<String> problems = new ArrayList<>(Checker.check(spoiled));
        problems.addAll(Invariants.check(spoiled));

        assertThat(problems).anyMatch(problem -> problem.startsWith(expected));
    }

    private static Evidence spoil(UnaryOperator<Evidence> tampering) {
        for (int i = 0; ; i++) {
            try {
                return tampering.apply(world(i).evidence());
            } catch (NoSuchElementException | AssertionError lacking) {
                if (i == MOST_WORLDS) {
                    throw lacking;
                }
            }
        }
    }

    private static Arguments check(String expected, UnaryOperator<Evidence> tampering) {
        return arguments(expected, tampering);
    }

    static Stream<Arguments> speaks() {
        return Stream.of(
                check(
                        "P1 an acknowledged call lasts",
                        e -> Tampered.event(
                                e,
                                run -> true,
                                event -> event.attributes() instanceof WorkflowExecutionSignaled s
                                        && isOk(e, Checker.markOf(s)),
                                event -> null)),
                check(
                        "P1 a refused call leaves no trace",
                        e -> Tampered.call(
                                e,
                                call -> call.isOk() && call.request() instanceof RespondDecisionTaskCompletedRequest,
                                call -> Tampered.as(call, UNKNOWN_RESOURCE))),
                check(
                        "P1 every event was asked for",
                        e -> new Evidence(
                                e.calls().stream()
                                        .filter(call ->
                                                !(call.request() instanceof RespondActivityTaskCompletedRequest))
                                        .toList(),
                                e.runs(),
                                e.endedAt(),
                                e.drained())),
                check(
                        "P1 an acknowledged start lasts",
                        e -> Tampered.without(
                                e,
                                run -> e.calls().stream()
                                        .anyMatch(call -> call.isOk()
                                                && call.request() instanceof StartWorkflowExecutionRequest start
                                                && ("start " + start.input()).equals(Checker.markOf(run.started()))))),
                check(
                        "P1 an acknowledged request to cancel lasts",
                        e -> Tampered.plus(
                                e,
                                new Call(
                                        -1,
                                        "c",
                                        new RequestCancelWorkflowExecutionRequest("farm", "nobody", null),
                                        1,
                                        2,
                                        new Outcome.Ok(null)))),
                check("P1 an acknowledged heartbeat lasts", ChecksTest::withLostHeartbeat),
                check("P1 effects stand in the order of the calls", ChecksTest::withSwappedTimes),
                check("P2 a task is handed out once", e -> {
                    Call poll = e.calls().stream()
                            .filter(call -> Tampered.answers(call, ActivityTask.class) && hasTask(call))
                            .findFirst()
                            .orElseThrow();
                    return Tampered.plus(e, poll);
                }),
                check(
                        "P2 a task belongs to the poll that its event names",
                        e -> Tampered.event(
                                e,
                                run -> true,
                                event -> event.attributes() instanceof ActivityTaskStarted s
                                        && isOk(e, Checker.markOf(s)),
                                event -> with(
                                        event,
                                        new ActivityTaskStarted(
                                                "somebody else",
                                                ((ActivityTaskStarted) event.attributes()).scheduledEventId())))),
                check(
                        "P3 what starts was waiting",
                        e -> Tampered.event(
                                e, DecisionTaskStarted.class, event -> with(event, new DecisionTaskStarted("x", 1)))),
                check("P3 a decider hears of everything", ChecksTest::withoutTheTaskBehindASignal),
                check("P4 event ids have no gap", e -> Tampered.event(e, DecisionTaskCompleted.class, event -> null)),
                check("P4 what was read never changes", ChecksTest::withChangedPast),
                check(
                        "P5 no timer fires early",
                        e -> Tampered.event(
                                e,
                                RunHistory::isOpen,
                                event -> event.attributes() instanceof TimerFired,
                                event -> new HistoryEvent(
                                        event.eventId(),
                                        event.eventTimestamp().minusSeconds(100_000),
                                        event.attributes()))),
                check(
                        "P5 a timer fires once",
                        e -> Tampered.event(e, TimerFired.class, event -> with(event, new TimerFired("t", 1)))),
                check(
                        "P6 an open run can go on",
                        e -> Tampered.run(
                                e,
                                run -> run.isOpen()
                                        && run.events().getLast().attributes() instanceof DecisionTaskStarted,
                                run -> Tampered.withEvents(
                                        run,
                                        run.events().subList(0, run.events().size() - 1)))),
                check(
                        "P7 a closed run accepts nothing",
                        e -> Tampered.run(e, run -> !run.isOpen(), run -> {
                            List<HistoryEvent> events = new ArrayList<>(run.events());
                            events.add(new HistoryEvent(
                                    events.size() + 1L,
                                    events.getLast().eventTimestamp(),
                                    new WorkflowExecutionSignaled("late", null, null, 0)));
                            return Tampered.withEvents(run, events);
                        })),
                check(
                        "I3 a decision task ends once",
                        e -> Tampered.event(
                                e,
                                DecisionTaskCompleted.class,
                                event -> with(event, new DecisionTaskCompleted("x", 1, 1, null, null)))),
                check(
                        "I4 an activity task ends once",
                        e -> Tampered.event(
                                e,
                                ActivityTaskCompleted.class,
                                event -> with(event, new ActivityTaskCompleted("x", 1, 1)))),
                check(
                        "I6 one open run of a workflowId",
                        e -> Tampered.plus(
                                e,
                                Tampered.as(
                                        e.runs().stream()
                                                .filter(RunHistory::isOpen)
                                                .findFirst()
                                                .orElseThrow(),
                                        "another"))),
                check(
                        "I7 a closed child is reported once",
                        e -> Tampered.run(
                                e, run -> run.events().stream().anyMatch(ChecksTest::tellsOfAClosedChild), run -> {
                                    List<HistoryEvent> events = new ArrayList<>(run.events());
                                    events.add(run.events().stream()
                                            .filter(ChecksTest::tellsOfAClosedChild)
                                            .findFirst()
                                            .orElseThrow());
                                    return Tampered.withEvents(run, events);
                                })),
                check(
                        "I8 a signal arrives once",
                        e -> Tampered.event(
                                e,
                                run -> true,
                                event -> event.attributes() instanceof WorkflowExecutionSignaled s
                                        && s.externalWorkflowExecution() != null
                                        && e.runs().stream()
                                                .anyMatch(run -> run.execution().equals(s.externalWorkflowExecution())
                                                        && run.events().stream()
                                                                .anyMatch(other -> other.attributes()
                                                                                instanceof
                                                                                ExternalWorkflowExecutionSignaled x
                                                                        && x.initiatedEventId()
                                                                                == s.externalInitiatedEventId())),
                                event -> null)),
                check(
                        "I9 a token is good once",
                        e -> Tampered.plus(
                                e,
                                e.calls().stream()
                                        .filter(call -> call.isOk()
                                                && call.request() instanceof RespondActivityTaskCompletedRequest)
                                        .findFirst()
                                        .orElseThrow())),
                check(
                        "I10 two pollers never get the same task",
                        e -> Tampered.plus(
                                e,
                                e.calls().stream()
                                        .filter(call -> Tampered.answers(call, ActivityTask.class) && hasTask(call))
                                        .findFirst()
                                        .orElseThrow())),
                check(
                        "I11 time never goes back",
                        e -> Tampered.event(
                                e,
                                DecisionTaskCompleted.class,
                                event -> new HistoryEvent(
                                        event.eventId(),
                                        event.eventTimestamp().minusSeconds(900_000),
                                        event.attributes()))),
                check(
                        "I12 Describe says what the history says",
                        e -> Tampered.event(
                                e,
                                DecisionTaskCompleted.class,
                                event -> with(event, new DecisionTaskCompleted("never said", 1, 1, null, null)))),
                check(
                        "I13 what is overdue happens",
                        e -> new Evidence(e.calls(), e.runs(), e.endedAt() + 1_000_000_000L, true)));
    }

    @Test
    void theReferenceModelSpeaksOfEveryKindOfEvent() {
        Set<EventType> kinds = new TreeSet<>();
        played.evidence().runs().forEach(run -> run.events().forEach(event -> kinds.add(event.eventType())));
        for (EventType kind : kinds) {
            Evidence spoiled = Tampered.event(
                    played.evidence(),
                    run -> true,
                    event -> event.eventType() == kind,
                    event -> with(event, new MarkerRecorded("never", null, 0)));
            if (kind != EventType.WorkflowExecutionStarted && kind != EventType.WorkflowExecutionContinuedAsNew) {
                assertThat(Replay.check(spoiled, played.circumstances()))
                        .as(kind.name())
                        .isNotEmpty();
            }
        }
        assertThat(kinds).hasSizeGreaterThan(40);
    }

    @Test
    void p8SpeaksWhenADeniedCallHasAnEffect() {
        Evidence spoiled = Tampered.call(
                played.evidence(),
                call -> call.isOk() && call.request() instanceof SignalWorkflowExecutionRequest,
                call -> Tampered.as(call, new Outcome.Refused(FaultType.ACCESS_DENIED, "")));

        assertThat(ServicePromises.p8DeniedCallsHaveNoEffect(spoiled)).hasSize(1);
    }

    @Test
    void p9SpeaksWhenACompletionIsShedAndAReadIsServed() {
        Outcome shed = new Outcome.Refused(FaultType.SERVICE_UNAVAILABLE, "");
        Call completion = new Call(1, "c", new RespondActivityTaskCompletedRequest("token", null), 10, 20, shed);
        Call read = new Call(
                2,
                "c",
                new GetWorkflowExecutionHistoryRequest("d", null, null, null, null),
                12,
                18,
                new Outcome.Ok(null));

        assertThat(ServicePromises.p9OverloadShedsReadsFirst(List.of(completion, read), 30))
                .singleElement()
                .asString()
                .startsWith("P9 reads are shed first");
        assertThat(ServicePromises.p9OverloadShedsReadsFirst(List.of(completion), 10))
                .singleElement()
                .asString()
                .startsWith("P9 overload passes");
        assertThat(ServicePromises.p9OverloadShedsReadsFirst(List.of(completion), 30))
                .isEmpty();
    }

    @Test
    void p10SpeaksWhenABackupHoldsWhatNeverWas() {
        Evidence backup = new Evidence(List.of(), played.evidence().runs(), 0, false);
        Evidence changed = Tampered.event(
                backup, DecisionTaskScheduled.class, event -> with(event, new MarkerRecorded("never", null, 1)));

        assertThat(ServicePromises.p10BackupsAreStatesThatExisted(
                        changed.runs(), played.evidence().runs()))
                .hasSize(1);
    }

    @Test
    void p10SpeaksWhenABackupLacksTheCauseOfWhatItHolds() {
        List<RunHistory> backup = played.evidence().runs();
        RunHistory child = backup.stream()
                .filter(run -> run.started().parentWorkflowExecution() != null)
                .findFirst()
                .orElseThrow();

        assertThat(ServicePromises.p10BackupsAreStatesThatExisted(List.of(child), backup))
                .anyMatch(problem -> problem.startsWith("P10 a backup is one state"));
    }

    private static HistoryEvent with(HistoryEvent event, EventAttributes attributes) {
        return new HistoryEvent(event.eventId(), event.eventTimestamp(), attributes);
    }

    private static boolean isOk(Evidence evidence, String mark) {
        return mark != null
                && evidence.calls().stream()
                        .anyMatch(call -> call.isOk() && mark.equals(Checker.markOf(call.request())));
    }

    private static boolean tellsOfAClosedChild(HistoryEvent event) {
        return event.attributes() instanceof ChildWorkflowExecutionCompleted
                || event.attributes() instanceof ChildWorkflowExecutionTimedOut
                || event.attributes() instanceof ChildWorkflowExecutionTerminated
                || event.attributes() instanceof ChildWorkflowExecutionCanceled
                || event.attributes() instanceof ChildWorkflowExecutionFailed;
    }

    private static boolean hasTask(Call call) {
        return call.outcome() instanceof Outcome.Ok(Record answer)
                && answer instanceof ActivityTask task
                && task.taskToken() != null;
    }

    /// A heartbeat that was acknowledged after the one which its timeout tells of.
    private static Evidence withLostHeartbeat(Evidence evidence) {
        for (RunHistory run : evidence.runs()) {
            for (HistoryEvent event : run.events()) {
                if (event.attributes() instanceof ActivityTaskTimedOut timedOut && timedOut.details() != null) {
                    Call told = evidence.calls().stream()
                            .filter(call -> call.isOk()
                                    && call.request() instanceof RecordActivityTaskHeartbeatRequest r
                                    && timedOut.details().equals(r.details()))
                            .findFirst()
                            .orElse(null);
                    if (told != null && told.request() instanceof RecordActivityTaskHeartbeatRequest r) {
                        return Tampered.plus(
                                evidence,
                                new Call(
                                        -1,
                                        "c",
                                        new RecordActivityTaskHeartbeatRequest(r.taskToken(), "newer"),
                                        told.endedAt() + 1,
                                        told.endedAt() + 2,
                                        told.outcome()));
                    }
                }
            }
        }
        throw new AssertionError("No activity has timed out after a heartbeat");
    }

    /// Two calls whose events stand in one order, and which were made in the other.
    private static Evidence withSwappedTimes(Evidence evidence) {
        for (RunHistory run : evidence.runs()) {
            List<Call> calls = new ArrayList<>();
            for (HistoryEvent event : run.events()) {
                String mark = Checker.markOf(event.attributes());
                List<Call> marked = evidence.calls().stream()
                        .filter(call -> mark != null && mark.equals(Checker.markOf(call.request())))
                        .toList();
                if (marked.size() == 1 && marked.getFirst().isOk()) {
                    calls.add(marked.getFirst());
                }
            }
            if (calls.size() > 1) {
                Call last = calls.getLast();
                return Tampered.call(
                        evidence,
                        call -> call.equals(last),
                        call -> new Call(call.id(), call.client(), call.request(), -2, -1, call.outcome()));
            }
        }
        throw new AssertionError("No run with two calls");
    }

    private static Evidence withoutTheTaskBehindASignal(Evidence evidence) {
        for (RunHistory run : evidence.runs()) {
            for (int i = 0; i + 1 < run.events().size(); i++) {
                HistoryEvent next = run.events().get(i + 1);
                if (run.events().get(i).attributes() instanceof WorkflowExecutionSignaled
                        && next.attributes() instanceof DecisionTaskScheduled) {
                    return Tampered.event(
                            evidence,
                            run::equals,
                            next::equals,
                            event -> with(event, new MarkerRecorded("instead", null, 1)));
                }
            }
        }
        throw new AssertionError("No signal has asked for a decision task");
    }

    private static Evidence withChangedPast(Evidence evidence) {
        for (Call call : evidence.calls()) {
            if (call.outcome() instanceof Outcome.Ok(Record answer)
                    && answer instanceof History history
                    && call.request() instanceof GetWorkflowExecutionHistoryRequest request
                    && history.events().getLast().eventId() > 1) {
                HistoryEvent read = history.events().getLast();
                return Tampered.event(
                        evidence,
                        run -> run.execution().equals(request.execution()),
                        event -> event.eventId() == read.eventId(),
                        event -> with(event, new MarkerRecorded("changed", null, 1)));
            }
        }
        throw new AssertionError("Nobody has read a history");
    }
}
