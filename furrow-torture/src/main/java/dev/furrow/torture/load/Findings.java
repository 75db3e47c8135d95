package dev.furrow.torture.load;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.SignalExternalWorkflowExecutionDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskFailed;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.ActivityTaskStarted;
import dev.furrow.api.event.ActivityTaskTimedOut;
import dev.furrow.api.event.CancelTimerFailed;
import dev.furrow.api.event.ChildWorkflowExecutionStarted;
import dev.furrow.api.event.CompleteWorkflowExecutionFailed;
import dev.furrow.api.event.ContinueAsNewWorkflowExecutionFailed;
import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.ExternalWorkflowExecutionSignaled;
import dev.furrow.api.event.FailWorkflowExecutionFailed;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.MarkerRecorded;
import dev.furrow.api.event.RequestCancelActivityTaskFailed;
import dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated;
import dev.furrow.api.event.StartChildWorkflowExecutionInitiated;
import dev.furrow.api.event.TimerCanceled;
import dev.furrow.api.event.TimerStarted;
import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks for every acknowledged fact of a run in its history.
public final class Findings {
    private final ServerCalls calls;
    private final Ledger ledger;

    /// @param calls to the server
    /// @param ledger what must be found
    public Findings(ServerCalls calls, Ledger ledger) {
        this.calls = calls;
        this.ledger = ledger;
    }

    /// Reads the whole history of a run, which must agree with everything that was read before.
    List<HistoryEvent> read(RunFacts run, int pageSize) {
        List<HistoryEvent> events = history(run, pageSize);
        ledger.saw(run, events);
        return events;
    }

    /// Looks whether the history still begins with all that was ever read, without learning anything new: for a copy
    /// of the store, whose future is not that of the original.
    public void lookForKnown(RunFacts run) {
        List<HistoryEvent> known = run.known;
        List<HistoryEvent> events = history(run, 1000);
        if (events.size() < known.size() || !events.subList(0, known.size()).equals(known)) {
            throw new Violation(
                    run.execution + " was\n" + Histories.lines(known) + "and is now\n" + Histories.lines(events));
        }
    }

    private List<HistoryEvent> history(RunFacts run, int pageSize) {
        List<HistoryEvent> events = new ArrayList<>();
        @Nullable String next = null;
        do {
            History page = calls.ask(
                    new GetWorkflowExecutionHistoryRequest(Load.DOMAIN, run.execution, next, pageSize, null),
                    History.class);
            events.addAll(page.events());
            next = page.nextPageToken();
        } while (next != null);
        return events;
    }

    /// Reads a run and looks for every fact.
    public Histories.Open check(RunFacts run) {
        List<HistoryEvent> events = read(run, 1000);
        Histories.Open open = Histories.walk(run.execution, events);
        if (events.size() < run.known.size()) {
            throw lost(
                    run,
                    "its last " + (run.known.size() - events.size()) + " events, among them " + run.known.getLast());
        }
        checkStart(run, events);
        checkSignals(run, events);
        checkCancels(run, events);
        checkDecisions(run, events);
        checkTasks(run, events);
        if (run.terminated != null
                && !(events.getLast().attributes() instanceof WorkflowExecutionTerminated end
                        && run.terminated.equals(end.details()))) {
            throw lost(run, "its termination " + run.terminated);
        }
        learn(run, events);
        run.dirty = false;
        return open;
    }

    private static void checkStart(RunFacts run, List<HistoryEvent> events) {
        WorkflowExecutionStarted start =
                (WorkflowExecutionStarted) events.getFirst().attributes();
        if (run.input != null && !run.input.equals(start.input())) {
            throw lost(run, "its input " + run.input);
        }
    }

    private static void checkSignals(RunFacts run, List<HistoryEvent> events) {
        Map<String, Integer> found = new HashMap<>();
        events.forEach(event -> {
            if (event.attributes() instanceof WorkflowExecutionSignaled signal) {
                found.merge(signal.input(), 1, Integer::sum);
                if (signal.signalName().equals("signal")
                        && !run.signals.contains(signal.input())
                        && !run.signalsUnknown.contains(signal.input())) {
                    throw new Violation(run.execution + ": nobody sent " + signal);
                }
            }
        });
        found.forEach((input, times) -> {
            if (times > 1) {
                throw new Violation(run.execution + ": the signal " + input + " is there " + times + " times");
            }
        });
        for (String input : run.signals) {
            if (!found.containsKey(input)) {
                throw lost(run, "the signal " + input);
            }
        }
    }

    private static void checkCancels(RunFacts run, List<HistoryEvent> events) {
        long found = events.stream()
                .filter(event -> event.attributes() instanceof WorkflowExecutionCancelRequested request
                        && request.externalInitiatedEventId() == 0
                        && request.cause() == null)
                .count();
        if (found < run.cancels || found > run.cancels + run.cancelsUnknown) {
            throw new Violation(run.execution + ": " + run.cancels + " requests to cancel were acknowledged and "
                    + run.cancelsUnknown + " more sent, but the history holds " + found);
        }
    }

    private static void checkDecisions(RunFacts run, List<HistoryEvent> events) {
        Map<String, HistoryEvent> byContext = new HashMap<>();
        events.forEach(event -> {
            if (event.attributes() instanceof DecisionTaskCompleted completed && completed.executionContext() != null) {
                byContext.put(completed.executionContext(), event);
            }
        });
        for (RunFacts.Decided decided : run.decided) {
            HistoryEvent completed = byContext.get(decided.context());
            if (completed == null
                    || ((DecisionTaskCompleted) completed.attributes()).startedEventId() != decided.startedEventId()) {
                throw lost(run, "the decisions " + decided);
            }
            int at = Math.toIntExact(completed.eventId());
            for (Decision decision : decided.decisions()) {
                if (at >= events.size() || !follows(decision, events.get(at).attributes())) {
                    throw lost(run, decision + " after event " + completed.eventId());
                }
                at++;
            }
        }
    }

    /// Whether an event is what a decision must lead to.
    private static boolean follows(Decision decision, EventAttributes event) {
        return switch (decision) {
            case StartTimerDecision timer ->
                event instanceof TimerStarted started && started.timerId().equals(timer.timerId());
            case ScheduleActivityTaskDecision activity ->
                event instanceof ActivityTaskScheduled scheduled
                        && scheduled.activityId().equals(activity.activityId());
            case StartChildWorkflowExecutionDecision child ->
                event instanceof StartChildWorkflowExecutionInitiated initiated
                        && initiated.workflowId().equals(child.workflowId());
            case CancelTimerDecision timer ->
                (event instanceof TimerCanceled canceled && canceled.timerId().equals(timer.timerId()))
                        || (event instanceof CancelTimerFailed failed
                                && failed.timerId().equals(timer.timerId()));
            case SignalExternalWorkflowExecutionDecision signal ->
                event instanceof SignalExternalWorkflowExecutionInitiated initiated
                        && Objects.equals(signal.input(), initiated.input());
            case RequestCancelActivityTaskDecision _ -> event instanceof RequestCancelActivityTaskFailed;
            case RecordMarkerDecision marker ->
                event instanceof MarkerRecorded recorded && Objects.equals(marker.details(), recorded.details());
            case CompleteWorkflowExecutionDecision complete ->
                event instanceof CompleteWorkflowExecutionFailed
                        || (event instanceof WorkflowExecutionCompleted completed
                                && Objects.equals(complete.result(), completed.result()));
            case FailWorkflowExecutionDecision fail ->
                event instanceof FailWorkflowExecutionFailed
                        || (event instanceof WorkflowExecutionFailed failed
                                && Objects.equals(fail.reason(), failed.reason()));
            case ContinueAsNewWorkflowExecutionDecision next ->
                event instanceof ContinueAsNewWorkflowExecutionFailed
                        || (event instanceof WorkflowExecutionContinuedAsNew continued
                                && Objects.equals(next.input(), continued.input()));
            default -> throw new IllegalStateException("Nobody decides " + decision);
        };
    }

    private static void checkTasks(RunFacts run, List<HistoryEvent> events) {
        Map<Long, String> results = new HashMap<>();
        Map<Long, String> reasons = new HashMap<>();
        for (HistoryEvent event : events) {
            switch (event.attributes()) {
                case ActivityTaskCompleted completed ->
                    results.put(completed.startedEventId(), String.valueOf(completed.result()));
                case ActivityTaskFailed failed -> reasons.put(failed.startedEventId(), String.valueOf(failed.reason()));
                case ActivityTaskTimedOut timedOut -> checkDetails(run, timedOut);
                default -> {}
            }
        }
        run.completedActivities.forEach((started, result) -> {
            if (!result.equals(results.get(started))) {
                throw lost(run, result + " of the activity task of event " + started);
            }
        });
        run.failedActivities.forEach((started, reason) -> {
            if (!reason.equals(reasons.get(started))) {
                throw lost(run, reason + " of the activity task of event " + started);
            }
        });
        for (long started : run.started) {
            @Nullable EventAttributes event = started > events.size()
                    ? null
                    : events.get(Math.toIntExact(started) - 1).attributes();
            if (!(event instanceof DecisionTaskStarted || event instanceof ActivityTaskStarted)) {
                throw lost(run, "the start of the task of event " + started + ", which is " + event);
            }
        }
    }

    private static void checkDetails(RunFacts run, ActivityTaskTimedOut timedOut) {
        RunFacts.Heartbeats beats = run.heartbeats.get(timedOut.startedEventId());
        if (beats == null) {
            return;
        }
        boolean right = timedOut.details() == null
                ? beats.acknowledged() == null
                : timedOut.details().equals(beats.acknowledged())
                        || beats.unknown().contains(timedOut.details());
        if (!right) {
            throw lost(run, "a heartbeat: " + beats + ", but " + timedOut);
        }
    }

    /// Runs that come from other runs are facts, too: they must exist from now on.
    private void learn(RunFacts run, List<HistoryEvent> events) {
        for (HistoryEvent event : events) {
            switch (event.attributes()) {
                case ChildWorkflowExecutionStarted child -> ledger.run(child.workflowExecution());
                case WorkflowExecutionContinuedAsNew next ->
                    ledger.run(new WorkflowExecution(run.execution.workflowId(), next.newExecutionRunId()));
                default -> {}
            }
        }
    }

    /// What a run sent to others must have reached them exactly when it says so. For the end, when nothing moves.
    public static void checkBetweenRuns(List<RunFacts> runs) {
        Map<String, Integer> received = new HashMap<>();
        for (RunFacts run : runs) {
            run.known.forEach(event -> {
                if (event.attributes() instanceof WorkflowExecutionSignaled signal
                        && signal.externalInitiatedEventId() != 0) {
                    received.merge(signal.input(), 1, Integer::sum);
                }
            });
        }
        for (RunFacts run : runs) {
            Map<Long, String> sent = new HashMap<>();
            run.known.forEach(event -> {
                switch (event.attributes()) {
                    case SignalExternalWorkflowExecutionInitiated signal -> sent.put(event.eventId(), signal.input());
                    case ExternalWorkflowExecutionSignaled signaled -> {
                        if (received.getOrDefault(sent.get(signaled.initiatedEventId()), 0) != 1) {
                            throw lost(run, "the external signal " + sent.get(signaled.initiatedEventId()));
                        }
                    }
                    default -> {}
                }
            });
        }
        received.forEach((input, times) -> {
            if (times != 1) {
                throw new Violation("The external signal " + input + " arrived " + times + " times");
            }
        });
    }

    private static Violation lost(RunFacts run, String what) {
        return new Violation(run.execution + " has lost " + what + "; its history:\n" + Histories.lines(run.known));
    }
}
