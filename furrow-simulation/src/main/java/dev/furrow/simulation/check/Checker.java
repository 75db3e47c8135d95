package dev.furrow.simulation.check;

import dev.furrow.api.event.*;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides, from what clients logged and what the histories say in the end, whether the promises were kept.
///
/// **What goes in.** [Evidence]: every call with its outcome (succeeded, refused, or nobody knows), and every run's
/// history read back when all was over. Nothing else: neither how the server works nor what happened to it.
///
/// **How a call is recognised in a history.** Clients put a text of their own, the *mark*, into one member of each
/// request that the resulting event repeats: the input of a start or a signal, the details of a termination, the
/// executionContext of a completed decision task, the result or details of an activity, the identity of a poll. No
/// two requests share a mark, except a request and its repetitions. See [#markOf(Request)] and
/// [#markOf(EventAttributes)].
///
/// **How the verdict is reached.** Take all calls with one mark: some succeeded, some were refused, of some nobody
/// knows. Take all events with that mark. Then
///
/// - there are at least as many events as successes: else something acknowledged was lost (P1);
/// - there are at most as many events as successes and unknowns: else something refused left a trace, or something
///   was done twice (P2, P7);
/// - if one call ended before another began, the event of the first stands before the event of the second, when both
///   are in one history (P1: an acknowledged effect is there for everybody who comes later).
///
/// What remains is read off the histories alone: their ids (P4), their decision tasks (P3), their timers (P5),
/// whether they can go on (P6), and that nothing follows a closing event (P7).
///
/// Each problem is one line that begins with the name of the promise. No lines: all promises were kept.
public final class Checker {
    /// An event that carries a mark.
    private record Effect(RunHistory run, HistoryEvent event) {}

    private final Evidence evidence;
    private final Map<String, List<Effect>> effects = new HashMap<>();
    private final Map<String, List<Call>> callsByMark = new HashMap<>();
    private final Map<String, RunHistory> runs = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Checker(Evidence evidence) {
        this.evidence = evidence;
        for (RunHistory run : evidence.runs()) {
            runs.put(run.execution().runId(), run);
            for (HistoryEvent event : run.events()) {
                String mark = markOf(event.attributes());
                if (mark != null) {
                    effects.computeIfAbsent(mark, m -> new ArrayList<>(1)).add(new Effect(run, event));
                }
            }
        }
        for (Call call : evidence.calls()) {
            String mark = markOf(call.request());
            if (mark != null) {
                callsByMark.computeIfAbsent(mark, m -> new ArrayList<>(1)).add(call);
            }
        }
    }

    /// Checks P1 to P7.
    ///
    /// @return one line for each violation
    public static List<String> check(Evidence evidence) {
        Checker checker = new Checker(evidence);
        checker.p1AcknowledgedCallsLast();
        checker.p1CancelRequestsLast();
        checker.p1HeartbeatsLast();
        checker.p1EffectsStandInTheOrderOfTheCalls();
        checker.p2TasksAreHandedOutOnce();
        checker.p4HistoriesNeverChange();
        for (RunHistory run : evidence.runs()) {
            checker.p3DecisionTasksAreInStep(run);
            checker.p4IdsHaveNoGap(run);
            checker.p5TimersFireOnceAndNotEarly(run);
            checker.p6OpenRunsCanGoOn(run);
            checker.p7ClosedRunsAcceptNothing(run);
        }
        return checker.problems;
    }

    /// The mark that a request carries; null if it carries none.
    public static @Nullable String markOf(Request request) {
        return switch (request) {
            case StartWorkflowExecutionRequest r -> mark("start", r.input());
            case SignalWorkflowExecutionRequest r -> mark("signal", r.input());
            case TerminateWorkflowExecutionRequest r -> mark("terminate", r.details());
            case RespondDecisionTaskCompletedRequest r -> mark("decide", r.executionContext());
            case RespondActivityTaskCompletedRequest r -> mark("complete", r.result());
            case RespondActivityTaskFailedRequest r -> mark("fail", r.details());
            case RespondActivityTaskCanceledRequest r -> mark("cancel", r.details());
            case PollForDecisionTaskRequest r -> r.nextPageToken() != null ? null : mark("decider", r.identity());
            case PollForActivityTaskRequest r -> mark("worker", r.identity());
            default -> null;
        };
    }

    /// The mark that an event carries; null if it carries none, or if it was not caused by a call.
    public static @Nullable String markOf(EventAttributes event) {
        return switch (event) {
            case WorkflowExecutionStarted e ->
                e.parentWorkflowExecution() != null || e.continuedExecutionRunId() != null
                        ? null
                        : mark("start", e.input());
            case WorkflowExecutionSignaled e ->
                e.externalWorkflowExecution() != null ? null : mark("signal", e.input());
            case WorkflowExecutionTerminated e ->
                e.cause() == WorkflowExecutionTerminatedCause.OPERATOR_INITIATED
                        ? mark("terminate", e.details())
                        : null;
            case DecisionTaskCompleted e -> mark("decide", e.executionContext());
            case ActivityTaskCompleted e -> mark("complete", e.result());
            case ActivityTaskFailed e -> mark("fail", e.details());
            case ActivityTaskCanceled e -> e.startedEventId() == 0 ? null : mark("cancel", e.details());
            case DecisionTaskStarted e -> mark("decider", e.identity());
            case ActivityTaskStarted e -> mark("worker", e.identity());
            default -> null;
        };
    }

    private static @Nullable String mark(String kind, @Nullable String text) {
        return text == null ? null : kind + " " + text;
    }

    /// Whether a call has surely had its effect: it succeeded, and if it was a poll, it brought a task.
    private static boolean surelyTookEffect(Call call) {
        return call.outcome() instanceof Outcome.Ok(Record answer)
                && !(answer instanceof DecisionTask decision && decision.taskToken() == null)
                && !(answer instanceof ActivityTask activity && activity.taskToken() == null);
    }

    /// P1: what was acknowledged is there. And the other way round: what is there was asked for, and what was refused
    /// is not there.
    private void p1AcknowledgedCallsLast() {
        callsByMark.forEach((mark, calls) -> {
            int sure = 0;
            int unknown = 0;
            for (Call call : calls) {
                if (surelyTookEffect(call)) {
                    sure++;
                } else if (call.outcome() instanceof Outcome.Unknown) {
                    unknown++;
                }
            }
            int found = effects.getOrDefault(mark, List.of()).size();
            if (found < sure) {
                problems.add("P1 an acknowledged call lasts: " + calls.getFirst() + " and its repetitions succeeded "
                        + sure + " times but left " + found + " events");
            }
            if (found > sure + unknown) {
                problems.add("P1 a refused call leaves no trace: " + calls.getLast() + " and its repetitions left "
                        + found + " events, but succeeded " + sure + " times and may have " + unknown + " times more");
            }
        });
        effects.forEach((mark, found) -> {
            if (!callsByMark.containsKey(mark)) {
                problems.add("P1 every event was asked for: nobody sent " + mark + ", which is in " + found.getFirst());
            }
        });
        for (Call call : evidence.calls()) {
            if (call.request() instanceof StartWorkflowExecutionRequest start
                    && call.outcome() instanceof Outcome.Ok(Record answer)
                    && answer instanceof Run(String runId)) {
                RunHistory run = runs.get(runId);
                if (run == null || !Objects.equals(markOf(run.started()), markOf(start))) {
                    problems.add("P1 an acknowledged start lasts: " + call + " is not at the beginning of " + run);
                }
            }
        }
    }

    /// P1 for requests to cancel, which carry no mark: counted for each workflowId.
    private void p1CancelRequestsLast() {
        Map<String, int[]> counts = new HashMap<>();
        for (Call call : evidence.calls()) {
            if (call.request() instanceof RequestCancelWorkflowExecutionRequest r) {
                int[] count = counts.computeIfAbsent(r.domain() + "/" + r.workflowId(), id -> new int[3]);
                count[call.isOk() ? 0 : call.isRefused() ? 1 : 2]++;
            }
        }
        Map<String, Integer> found = new HashMap<>();
        for (RunHistory run : evidence.runs()) {
            for (HistoryEvent event : run.events()) {
                if (event.attributes() instanceof WorkflowExecutionCancelRequested e
                        && e.cause() == null
                        && e.externalWorkflowExecution() == null) {
                    found.merge(run.domain() + "/" + run.execution().workflowId(), 1, Integer::sum);
                }
            }
        }
        Set<String> ids = new HashSet<>(counts.keySet());
        ids.addAll(found.keySet());
        for (String id : ids) {
            int[] count = counts.getOrDefault(id, new int[3]);
            int events = found.getOrDefault(id, 0);
            if (events < count[0] || events > count[0] + count[2]) {
                problems.add("P1 an acknowledged request to cancel lasts: " + id + " has " + events + " of them, but "
                        + count[0] + " succeeded and " + count[2] + " may have");
            }
        }
    }

    /// P1 for heartbeats, which leave no event: when an activity times out, its event tells what the last heartbeat
    /// told, and that is no heartbeat which another, acknowledged one has superseded.
    private void p1HeartbeatsLast() {
        Map<String, List<Call>> heartbeats = new HashMap<>();
        Map<String, String> tokens = new HashMap<>();
        for (Call call : evidence.calls()) {
            if (call.request() instanceof RecordActivityTaskHeartbeatRequest r && r.details() != null) {
                heartbeats
                        .computeIfAbsent(r.taskToken(), t -> new ArrayList<>())
                        .add(call);
            }
            if (call.outcome() instanceof Outcome.Ok(Record answer)
                    && answer instanceof ActivityTask task
                    && task.taskToken() != null
                    && task.workflowExecution() != null) {
                tokens.put(task.workflowExecution().runId() + " " + task.startedEventId(), task.taskToken());
            }
        }
        for (RunHistory run : evidence.runs()) {
            for (HistoryEvent event : run.events()) {
                String token = event.attributes() instanceof ActivityTaskTimedOut e && e.startedEventId() != 0
                        ? tokens.get(run.execution().runId() + " " + e.startedEventId())
                        : null;
                if (token != null && event.attributes() instanceof ActivityTaskTimedOut timedOut) {
                    heartbeatLasts(run, timedOut, heartbeats.getOrDefault(token, List.of()));
                }
            }
        }
    }

    private void heartbeatLasts(RunHistory run, ActivityTaskTimedOut timedOut, List<Call> heartbeats) {
        long toldUntil = Long.MIN_VALUE;
        boolean known = timedOut.details() == null;
        for (Call call : heartbeats) {
            if (call.request() instanceof RecordActivityTaskHeartbeatRequest r
                    && Objects.equals(r.details(), timedOut.details())
                    && !call.isRefused()) {
                known = true;
                toldUntil = Math.max(toldUntil, call.endedAt());
            }
        }
        if (!known) {
            problems.add("P1 a timeout tells what a heartbeat told: nobody told " + timedOut + " in " + run);
            return;
        }
        for (Call call : heartbeats) {
            if (call.isOk() && call.invokedAt() > toldUntil) {
                problems.add(
                        "P1 an acknowledged heartbeat lasts: " + timedOut + " in " + run + " does not know " + call);
            }
        }
    }

    /// P1: a call that began after another was acknowledged takes effect after it.
    private void p1EffectsStandInTheOrderOfTheCalls() {
        Map<String, List<Map.Entry<Call, HistoryEvent>>> byRun = new HashMap<>();
        callsByMark.forEach((mark, calls) -> {
            List<Effect> found = effects.getOrDefault(mark, List.of());
            if (calls.size() == 1 && found.size() == 1) {
                byRun.computeIfAbsent(found.getFirst().run.toString(), r -> new ArrayList<>())
                        .add(Map.entry(calls.getFirst(), found.getFirst().event));
            }
        });
        byRun.forEach((run, marked) -> {
            marked.sort(Comparator.comparingLong(pair -> pair.getValue().eventId()));
            long latestBegin = Long.MIN_VALUE;
            Call latest = null;
            for (Map.Entry<Call, HistoryEvent> pair : marked) {
                Call call = pair.getKey();
                if (latest != null && call.endedAt() < latestBegin) {
                    problems.add("P1 effects stand in the order of the calls: in " + run + " the event of " + call
                            + " stands behind that of " + latest);
                }
                if (call.invokedAt() > latestBegin) {
                    latestBegin = call.invokedAt();
                    latest = call;
                }
            }
        });
    }

    /// P2: a task is handed to at most one successful poll, and that is the poll which its started event names.
    private void p2TasksAreHandedOutOnce() {
        Map<String, Call> holders = new HashMap<>();
        for (Call call : evidence.calls()) {
            if (!(call.outcome() instanceof Outcome.Ok(Record answer))) {
                continue;
            }
            String runId;
            long started;
            if (answer instanceof DecisionTask task
                    && task.taskToken() != null
                    && task.workflowExecution() != null
                    && markOf(call.request()) != null) {
                runId = task.workflowExecution().runId();
                started = task.startedEventId();
            } else if (answer instanceof ActivityTask task
                    && task.taskToken() != null
                    && task.workflowExecution() != null) {
                runId = task.workflowExecution().runId();
                started = task.startedEventId();
            } else {
                continue;
            }
            Call other = holders.put(runId + " " + started, call);
            if (other != null) {
                problems.add("P2 a task is handed out once: " + other + " and " + call + " got the same");
            }
            RunHistory run = runs.get(runId);
            HistoryEvent event = run == null ? null : run.event(started);
            if (event == null || !Objects.equals(markOf(event.attributes()), markOf(call.request()))) {
                problems.add("P2 a task belongs to the poll that its event names: " + call + " got " + event);
            }
        }
        for (RunHistory run : evidence.runs()) {
            Set<Long> startedTasks = new HashSet<>();
            for (HistoryEvent event : run.events()) {
                long scheduled = event.attributes() instanceof DecisionTaskStarted e
                        ? e.scheduledEventId()
                        : event.attributes() instanceof ActivityTaskStarted e ? e.scheduledEventId() : 0;
                if (scheduled != 0 && !startedTasks.add(scheduled)) {
                    problems.add("P2 a task starts once: event " + scheduled + " of " + run + " started again at "
                            + event.eventId());
                }
            }
        }
    }

    /// P3: at most one started and one waiting decision task, and whatever a decider must hear of reaches a decision
    /// task.
    private void p3DecisionTasksAreInStep(RunHistory run) {
        long waiting = 0;
        long current = 0;
        for (HistoryEvent event : run.events()) {
            long id = event.eventId();
            switch (event.attributes()) {
                case DecisionTaskScheduled _ -> {
                    if (waiting != 0) {
                        problems.add("P3 one decision task waits: " + waiting + " and " + id + " of " + run);
                    }
                    waiting = id;
                }
                case DecisionTaskStarted e -> {
                    if (current != 0) {
                        problems.add("P3 one decision task is started: " + current + " and " + id + " of " + run);
                    }
                    if (e.scheduledEventId() != waiting) {
                        problems.add("P3 what starts was waiting: event " + id + " of " + run);
                    }
                    current = id;
                    waiting = 0;
                }
                case DecisionTaskCompleted e -> {
                    if (e.startedEventId() != current) {
                        problems.add("P3 what completes was started: event " + id + " of " + run);
                    }
                    current = 0;
                }
                case DecisionTaskTimedOut e -> {
                    if (e.startedEventId() != 0 ? e.startedEventId() != current : e.scheduledEventId() != waiting) {
                        problems.add("P3 what times out was there: event " + id + " of " + run);
                    }
                    current = e.startedEventId() != 0 ? 0 : current;
                    waiting = e.startedEventId() == 0 ? 0 : waiting;
                }
                default -> {}
            }
            boolean followed = waiting != 0 || (id == run.events().size() && !run.isOpen());
            HistoryEvent next = run.event(id + 1);
            boolean followedAtOnce = next != null && next.attributes() instanceof DecisionTaskScheduled;
            boolean closesNext = next != null && RunHistory.closes(next.attributes());
            if (asksForDecisionTask(event.attributes()) && !followed && !followedAtOnce && !closesNext) {
                problems.add("P3 a decider hears of everything: event " + id + " of " + run + " asks for a decision"
                        + " task and gets none");
            }
        }
    }

    /// Whether something from outside has happened that a decider must hear of (specification, section 3.3).
    static boolean asksForDecisionTask(EventAttributes event) {
        return switch (event) {
            case WorkflowExecutionSignaled _,
                    WorkflowExecutionCancelRequested _,
                    ActivityTaskCompleted _,
                    ActivityTaskFailed _,
                    ActivityTaskTimedOut _,
                    TimerFired _,
                    ChildWorkflowExecutionStarted _,
                    ChildWorkflowExecutionCompleted _,
                    ChildWorkflowExecutionFailed _,
                    ChildWorkflowExecutionTimedOut _,
                    ChildWorkflowExecutionCanceled _,
                    ChildWorkflowExecutionTerminated _,
                    ExternalWorkflowExecutionSignaled _,
                    ExternalWorkflowExecutionCancelRequested _,
                    LambdaFunctionCompleted _,
                    LambdaFunctionFailed _,
                    LambdaFunctionTimedOut _,
                    DecisionTaskTimedOut _ -> true;
            // The late forms; the others stand among the events of a completed decision task, which asks at its end.
            case ActivityTaskCanceled e -> e.startedEventId() != 0;
            case StartChildWorkflowExecutionFailed e -> e.initiatedEventId() != 0;
            case SignalExternalWorkflowExecutionFailed e -> e.initiatedEventId() != 0;
            case RequestCancelExternalWorkflowExecutionFailed e -> e.initiatedEventId() != 0;
            default -> false;
        };
    }

    /// P4: ids are 1 to n.
    private void p4IdsHaveNoGap(RunHistory run) {
        long expected = 1;
        for (HistoryEvent event : run.events()) {
            if (event.eventId() != expected) {
                problems.add("P4 event ids have no gap: " + run + " has " + event.eventId() + " where " + expected
                        + " should be");
            }
            expected = event.eventId() + 1;
        }
    }

    /// P4: what anybody has ever read of a history is still there, unchanged.
    private void p4HistoriesNeverChange() {
        for (Call call : evidence.calls()) {
            if (!(call.outcome() instanceof Outcome.Ok(Record answer))) {
                continue;
            }
            if (answer instanceof DecisionTask task && task.taskToken() != null && task.workflowExecution() != null) {
                unchanged(task.workflowExecution().runId(), task.events(), call);
            } else if (answer instanceof History history
                    && call.request() instanceof GetWorkflowExecutionHistoryRequest request) {
                unchanged(request.execution().runId(), history.events(), call);
            }
        }
    }

    private void unchanged(String runId, @Nullable List<HistoryEvent> seen, Call call) {
        RunHistory run = runs.get(runId);
        for (HistoryEvent event : seen == null ? List.<HistoryEvent>of() : seen) {
            HistoryEvent now = run == null ? null : run.event(event.eventId());
            if (!event.equals(now)) {
                problems.add("P4 what was read never changes: call " + call.id() + " read " + event + " of " + runId
                        + ", which is now " + now);
            }
        }
    }

    /// P5: a timer fires once or is canceled once, and fires no earlier than it was told.
    private void p5TimersFireOnceAndNotEarly(RunHistory run) {
        Map<Long, Long> running = new HashMap<>();
        for (HistoryEvent event : run.events()) {
            switch (event.attributes()) {
                case TimerStarted e ->
                    running.put(event.eventId(), millis(event) + 1_000 * Long.parseLong(e.startToFireTimeout()));
                case TimerFired e -> {
                    Long due = running.remove(e.startedEventId());
                    if (due == null) {
                        problems.add("P5 a timer fires once: event " + event.eventId() + " of " + run);
                    } else if (millis(event) < due) {
                        problems.add("P5 no timer fires early: event " + event.eventId() + " of " + run + " comes "
                                + (due - millis(event)) + " ms early");
                    }
                }
                case TimerCanceled e -> {
                    if (running.remove(e.startedEventId()) == null) {
                        problems.add("P5 only a running timer is canceled: event " + event.eventId() + " of " + run);
                    }
                }
                default -> {}
            }
        }
        if (evidence.drained() && run.isOpen()) {
            running.forEach((started, due) -> {
                if (due <= evidence.endedAt()) {
                    problems.add("P5 every timer fires: that of event " + started + " of " + run + " was due "
                            + (evidence.endedAt() - due) + " ms ago");
                }
            });
        }
    }

    /// P6: an open run can go on: when every task list was polled until nothing came, no decision task still waits,
    /// unless the one before is not answered yet; no activity still waits; and whatever a decider must hear of has
    /// its task.
    private void p6OpenRunsCanGoOn(RunHistory run) {
        if (!evidence.drained() || !run.isOpen()) {
            return;
        }
        long waiting = 0;
        long current = 0;
        Set<Long> activities = new HashSet<>();
        for (HistoryEvent event : run.events()) {
            switch (event.attributes()) {
                case DecisionTaskScheduled _ -> waiting = event.eventId();
                case DecisionTaskStarted _ -> {
                    waiting = 0;
                    current = event.eventId();
                }
                case DecisionTaskCompleted _ -> current = 0;
                case DecisionTaskTimedOut e -> {
                    current = e.startedEventId() != 0 ? 0 : current;
                    waiting = e.startedEventId() == 0 ? 0 : waiting;
                }
                case ActivityTaskScheduled _ -> activities.add(event.eventId());
                case ActivityTaskStarted e -> activities.remove(e.scheduledEventId());
                case ActivityTaskTimedOut e -> activities.remove(e.scheduledEventId());
                case ActivityTaskCanceled e -> activities.remove(e.scheduledEventId());
                default -> {}
            }
        }
        if (waiting != 0 && current == 0) {
            problems.add("P6 an open run can go on: nobody can get decision task " + waiting + " of " + run);
        }
        if (!activities.isEmpty()) {
            problems.add("P6 an open run can go on: nobody can get the activity tasks " + activities + " of " + run);
        }
    }

    /// P7: nothing follows a closing event.
    private void p7ClosedRunsAcceptNothing(RunHistory run) {
        for (HistoryEvent event : run.events()) {
            if (RunHistory.closes(event.attributes())
                    && event.eventId() != run.events().size()) {
                problems.add("P7 a closed run accepts nothing: " + run + " goes on after event " + event.eventId());
            }
        }
    }

    private static long millis(HistoryEvent event) {
        return event.eventTimestamp().toEpochMilli();
    }
}
