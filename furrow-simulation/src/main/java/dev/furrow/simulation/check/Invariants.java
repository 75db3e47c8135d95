package dev.furrow.simulation.check;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The fourteen invariants of the specification's appendix C, a method each, by their numbers there. Where one of
/// them is one of the promises P1 to P7, the [Checker] has it, and the method says so.
///
/// Each problem is one line that begins with the number of the invariant.
public final class Invariants {
    private final Evidence evidence;
    private final Map<String, RunHistory> runs = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Invariants(Evidence evidence) {
        this.evidence = evidence;
        evidence.runs().forEach(run -> {
            if (runs.put(run.execution().runId(), run) != null) {
                problems.add("I6 a run is open or closed: " + run + " is listed twice");
            }
        });
    }

    /// Checks all fourteen.
    ///
    /// @return one line for each violation
    public static List<String> check(Evidence evidence) {
        Invariants invariants = new Invariants(evidence);
        for (RunHistory run : evidence.runs()) {
            invariants.i1HistoryHasItsShape(run);
            invariants.i3DecisionTasksEndOnce(run);
            invariants.i4ActivityTasksStartAndEndOnce(run);
            invariants.i5NoRunIsStuck(run);
            invariants.i7ChildrenAreReportedOnce(run);
            invariants.i7ChildrenObeyThePolicy(run);
            invariants.i8SignalsArriveOnce(run);
            invariants.i11TimeNeverGoesBack(run);
            invariants.i12DescribeSaysWhatTheHistorySays(run);
            invariants.i13WhatIsOverdueHappens(run);
        }
        invariants.i6OneOpenRunOfAWorkflowId();
        invariants.i9TokensAreGoodOnce();
        invariants.i10TwoPollersNeverGetTheSameTask();
        return invariants.problems;
    }

    /// 1. Ids 1 to n (P4); the first event is WorkflowExecutionStarted, no other is; at most one closing event (P7).
    private void i1HistoryHasItsShape(RunHistory run) {
        for (HistoryEvent event : run.events()) {
            if (event.attributes() instanceof WorkflowExecutionStarted != (event.eventId() == 1)) {
                problems.add(
                        "I1 a history begins with WorkflowExecutionStarted: event " + event.eventId() + " of " + run);
            }
        }
        if (run.events().isEmpty()) {
            problems.add("I1 a history begins with WorkflowExecutionStarted: " + run + " has none");
        }
    }

    // 2. One started and one waiting decision task; a task starts once: P3 and P2 of the checker.

    /// 3. Every DecisionTaskStarted is followed by exactly one end that names it, or by the end of the history.
    private void i3DecisionTasksEndOnce(RunHistory run) {
        Set<Long> open = new HashSet<>();
        for (HistoryEvent event : run.events()) {
            switch (event.attributes()) {
                case DecisionTaskStarted _ -> open.add(event.eventId());
                case DecisionTaskCompleted e -> ends(open, e.startedEventId(), event, run);
                case DecisionTaskTimedOut e when e.startedEventId() != 0 -> ends(open, e.startedEventId(), event, run);
                default -> {}
            }
        }
        if (open.size() > 1) {
            problems.add("I3 a decision task ends once: " + open + " of " + run + " never end");
        }
    }

    private void ends(Set<Long> open, long startedEventId, HistoryEvent event, RunHistory run) {
        if (!open.remove(startedEventId)) {
            problems.add("I3 a decision task ends once: event " + event.eventId() + " of " + run);
        }
    }

    /// 4. An activity task is started at most once and closed at most once, and not started after its close.
    private void i4ActivityTasksStartAndEndOnce(RunHistory run) {
        Map<Long, Long> open = new HashMap<>();
        for (HistoryEvent event : run.events()) {
            switch (event.attributes()) {
                case ActivityTaskScheduled _ -> open.put(event.eventId(), 0L);
                case ActivityTaskStarted e -> {
                    Long before = open.replace(e.scheduledEventId(), event.eventId());
                    if (before == null || before != 0) {
                        problems.add("I4 an activity task starts once: event " + event.eventId() + " of " + run);
                    }
                }
                case ActivityTaskCompleted e -> closes(open, e.scheduledEventId(), e.startedEventId(), event, run);
                case ActivityTaskFailed e -> closes(open, e.scheduledEventId(), e.startedEventId(), event, run);
                case ActivityTaskTimedOut e -> closes(open, e.scheduledEventId(), e.startedEventId(), event, run);
                case ActivityTaskCanceled e -> closes(open, e.scheduledEventId(), e.startedEventId(), event, run);
                default -> {}
            }
        }
    }

    private void closes(Map<Long, Long> open, long scheduled, long started, HistoryEvent event, RunHistory run) {
        Long really = open.remove(scheduled);
        if (really == null || really != started) {
            problems.add("I4 an activity task ends once: event " + event.eventId() + " of " + run);
        }
    }

    /// 5. The last asking event of an open run has a decision task behind it, or is named by one that is under way.
    private void i5NoRunIsStuck(RunHistory run) {
        boolean asked = false;
        for (HistoryEvent event : run.events()) {
            if (Checker.asksForDecisionTask(event.attributes())) {
                asked = true;
            } else if (event.attributes() instanceof DecisionTaskScheduled
                    || event.attributes() instanceof DecisionTaskStarted) {
                asked = false;
            }
        }
        // Events under a task that waits already ask for nothing more: then that one is still to start.
        if (asked && run.isOpen() && !hasDecisionTask(run)) {
            problems.add("I5 no run is stuck: " + run + " has heard something that no decision task will tell");
        }
    }

    private static boolean hasDecisionTask(RunHistory run) {
        long open = 0;
        for (HistoryEvent event : run.events()) {
            switch (event.attributes()) {
                case DecisionTaskScheduled _ -> open++;
                case DecisionTaskCompleted _, DecisionTaskTimedOut _ -> open--;
                default -> {}
            }
        }
        return open > 0;
    }

    /// 6. At most one open run of a workflowId at any time, as far as timestamps tell; a run that continues as new is
    /// followed by its successor.
    private void i6OneOpenRunOfAWorkflowId() {
        Map<String, List<RunHistory>> byId = new HashMap<>();
        for (RunHistory run : evidence.runs()) {
            byId.computeIfAbsent(run.domain() + "/" + run.execution().workflowId(), id -> new ArrayList<>())
                    .add(run);
            if (!run.events().isEmpty()
                    && run.events().getLast().attributes() instanceof WorkflowExecutionContinuedAsNew e) {
                RunHistory next = runs.get(e.newExecutionRunId());
                if (next == null
                        || !run.execution().runId().equals(next.started().continuedExecutionRunId())
                        || !next.events()
                                .getFirst()
                                .eventTimestamp()
                                .equals(run.events().getLast().eventTimestamp())) {
                    problems.add("I6 a run that continues as new has its successor: " + run + " has " + next);
                }
            }
        }
        byId.forEach((id, all) -> {
            // At one instant several runs may begin and end; the one that is left open is the last of them.
            all.sort(Comparator.comparing(
                            (RunHistory run) -> run.events().getFirst().eventTimestamp())
                    .thenComparing(RunHistory::isOpen)
                    .thenComparing(run -> run.events().getLast().eventTimestamp()));
            long open = all.stream().filter(RunHistory::isOpen).count();
            if (open > 1) {
                problems.add("I6 one open run of a workflowId: " + id + " has " + open);
            }
            for (int i = 1; i < all.size(); i++) {
                RunHistory before = all.get(i - 1);
                if ((before.isOpen() && open == 1)
                        || before.events()
                                .getLast()
                                .eventTimestamp()
                                .isAfter(all.get(i).events().getFirst().eventTimestamp())) {
                    problems.add("I6 one open run of a workflowId: " + before + " and " + all.get(i) + " overlap");
                }
            }
        });
    }

    /// 7. A child that closed while its parent run is open is in the parent's history exactly once.
    private void i7ChildrenAreReportedOnce(RunHistory run) {
        WorkflowExecutionStarted started = run.started();
        WorkflowExecution parent = started.parentWorkflowExecution();
        if (parent != null) {
            RunHistory itsParent = runs.get(parent.runId());
            if (itsParent == null
                    || itsParent.attributes(
                                    started.parentInitiatedEventId(), StartChildWorkflowExecutionInitiated.class)
                            == null) {
                problems.add("I7 a child was initiated by its parent: " + run);
                return;
            }
            boolean over =
                    !run.isOpen() && !(run.events().getLast().attributes() instanceof WorkflowExecutionContinuedAsNew);
            int reports = 0;
            for (HistoryEvent event : itsParent.events()) {
                if (closedChild(event.attributes()) == started.parentInitiatedEventId()) {
                    reports++;
                }
            }
            if ((over && itsParent.isOpen() && evidence.drained() && reports != 1) || reports > 1) {
                problems.add(
                        "I7 a closed child is reported once: " + run + " is " + reports + " times in " + itsParent);
            }
        }
        Set<Long> startedChildren = new HashSet<>();
        for (HistoryEvent event : run.events()) {
            if (event.attributes() instanceof ChildWorkflowExecutionStarted e
                    && !startedChildren.add(e.initiatedEventId())) {
                problems.add("I7 a child starts once: event " + event.eventId() + " of " + run);
            }
        }
    }

    /// 7, the other direction: a parent that was terminated or has timed out has told its policy to every child that
    /// was open then, and to those that started later; to the last run of a child that continued as new.
    private void i7ChildrenObeyThePolicy(RunHistory run) {
        WorkflowExecution parent = run.started().parentWorkflowExecution();
        RunHistory itsParent = parent == null ? null : runs.get(parent.runId());
        if (parent == null || itsParent == null || itsParent.isOpen()) {
            return;
        }
        ChildPolicy policy = switch (itsParent.events().getLast().attributes()) {
            case WorkflowExecutionTerminated e -> e.childPolicy();
            case WorkflowExecutionTimedOut e -> e.childPolicy();
            default -> ChildPolicy.ABANDON;
        };
        int told = 0;
        for (HistoryEvent event : run.events()) {
            if ((event.attributes() instanceof WorkflowExecutionCancelRequested e && e.cause() != null)
                    || (event.attributes() instanceof WorkflowExecutionTerminated t
                            && t.cause() == WorkflowExecutionTerminatedCause.CHILD_POLICY_APPLIED)) {
                told++;
            }
        }
        RunHistory before = runs.get(String.valueOf(run.started().continuedExecutionRunId()));
        while (before != null) {
            told += before.detail() != null && before.detail().executionInfo().cancelRequested() ? 1 : 0;
            before = runs.get(String.valueOf(before.started().continuedExecutionRunId()));
        }
        if (run.isOpen() && evidence.drained() && policy != ChildPolicy.ABANDON && told == 0) {
            problems.add("I7 children obey the policy: " + run + " is open, and its parent " + itsParent
                    + " closed with " + policy);
        }
        if (told > 0 && policy == ChildPolicy.ABANDON && run.started().continuedExecutionRunId() == null) {
            problems.add("I7 children obey the policy: " + run + " was told one by " + itsParent + ", which has none");
        }
    }

    private static long closedChild(EventAttributes event) {
        return switch (event) {
            case ChildWorkflowExecutionCompleted e -> e.initiatedEventId();
            case ChildWorkflowExecutionFailed e -> e.initiatedEventId();
            case ChildWorkflowExecutionTimedOut e -> e.initiatedEventId();
            case ChildWorkflowExecutionCanceled e -> e.initiatedEventId();
            case ChildWorkflowExecutionTerminated e -> e.initiatedEventId();
            default -> 0;
        };
    }

    /// 8. What one run sends to another arrives in exactly one history and has exactly one result in a sender that
    /// stays open.
    private void i8SignalsArriveOnce(RunHistory run) {
        Map<Long, Integer> results = new HashMap<>();
        Map<Long, Boolean> delivered = new HashMap<>();
        for (HistoryEvent event : run.events()) {
            switch (event.attributes()) {
                case SignalExternalWorkflowExecutionInitiated _, RequestCancelExternalWorkflowExecutionInitiated _ ->
                    results.put(event.eventId(), 0);
                case ExternalWorkflowExecutionSignaled e -> result(results, delivered, e.initiatedEventId(), true);
                case ExternalWorkflowExecutionCancelRequested e ->
                    result(results, delivered, e.initiatedEventId(), true);
                case SignalExternalWorkflowExecutionFailed e
                when e.initiatedEventId() != 0 -> result(results, delivered, e.initiatedEventId(), false);
                case RequestCancelExternalWorkflowExecutionFailed e
                when e.initiatedEventId() != 0 -> result(results, delivered, e.initiatedEventId(), false);
                default -> {}
            }
        }
        results.forEach((initiated, count) -> {
            if (count > 1 || (count == 0 && run.isOpen() && evidence.drained())) {
                problems.add("I8 a signal has one result: event " + initiated + " of " + run + " has " + count);
            }
            int arrivals = arrivals(run, initiated);
            Boolean known = delivered.get(initiated);
            if (arrivals > 1 || (known != null && arrivals != (known ? 1 : 0))) {
                problems.add("I8 a signal arrives once: event " + initiated + " of " + run + " arrived " + arrivals
                        + " times");
            }
        });
    }

    private static void result(
            Map<Long, Integer> results, Map<Long, Boolean> delivered, long initiatedEventId, boolean arrived) {
        results.merge(initiatedEventId, 1, Integer::sum);
        delivered.put(initiatedEventId, arrived);
    }

    private Map<String, Integer> arrivals = Map.of();

    private int arrivals(RunHistory sender, long initiatedEventId) {
        if (arrivals.isEmpty()) {
            arrivals = new HashMap<>();
            for (RunHistory run : evidence.runs()) {
                for (HistoryEvent event : run.events()) {
                    WorkflowExecution from = null;
                    long id = 0;
                    if (event.attributes() instanceof WorkflowExecutionSignaled e) {
                        from = e.externalWorkflowExecution();
                        id = e.externalInitiatedEventId();
                    } else if (event.attributes() instanceof WorkflowExecutionCancelRequested e && e.cause() == null) {
                        from = e.externalWorkflowExecution();
                        id = e.externalInitiatedEventId();
                    }
                    if (from != null) {
                        arrivals.merge(from.runId() + " " + id, 1, Integer::sum);
                    }
                }
            }
            arrivals.put("", 0);
        }
        return arrivals.getOrDefault(sender.execution().runId() + " " + initiatedEventId, 0);
    }

    /// 9. A token answers success at most once.
    private void i9TokensAreGoodOnce() {
        Map<String, Call> used = new HashMap<>();
        for (Call call : evidence.calls()) {
            String token = switch (call.request()) {
                case RespondDecisionTaskCompletedRequest r -> r.taskToken();
                case RespondActivityTaskCompletedRequest r -> r.taskToken();
                case RespondActivityTaskFailedRequest r -> r.taskToken();
                case RespondActivityTaskCanceledRequest r -> r.taskToken();
                default -> null;
            };
            if (token != null && call.isOk()) {
                Call before = used.put(token, call);
                if (before != null) {
                    problems.add("I9 a token is good once: " + before + " and " + call);
                }
            }
        }
    }

    /// 10. Two pollers never get the same task: no token was given out twice. P2 compares with the histories.
    private void i10TwoPollersNeverGetTheSameTask() {
        Map<String, Call> holders = new HashMap<>();
        for (Call call : evidence.calls()) {
            if (call.outcome() instanceof Outcome.Ok(Record answer) && Checker.markOf(call.request()) != null) {
                String token = answer instanceof DecisionTask task
                        ? task.taskToken()
                        : answer instanceof ActivityTask task ? task.taskToken() : null;
                Call before = token == null ? null : holders.put(token, call);
                if (before != null) {
                    problems.add("I10 two pollers never get the same task: " + before + " and " + call);
                }
            }
        }
    }

    /// 11. Timestamps never decrease.
    private void i11TimeNeverGoesBack(RunHistory run) {
        HistoryEvent before = null;
        for (HistoryEvent event : run.events()) {
            if (before != null && event.eventTimestamp().isBefore(before.eventTimestamp())) {
                problems.add("I11 time never goes back: event " + event.eventId() + " of " + run);
            }
            before = event;
        }
    }

    /// 12. The counts that Describe shows are those of the history, after the close those at the close; and so is
    /// everything else that Describe shows.
    private void i12DescribeSaysWhatTheHistorySays(RunHistory run) {
        if (run.detail() != null && !run.detail().equals(Description.of(run))) {
            problems.add("I12 Describe says what the history says: " + run + " is " + run.detail() + " and should be "
                    + Description.of(run));
        }
    }

    /// 13. After a crash and restart: accepted calls are there (P1), timers fire (P5), waiting tasks are pollable
    /// (P6), started tasks keep their tokens (P1: what their tokens brought is there); and what is overdue has
    /// happened.
    private void i13WhatIsOverdueHappens(RunHistory run) {
        if (!evidence.drained() || !run.isOpen()) {
            return;
        }
        String timeout = run.started().executionStartToCloseTimeout();
        long due = run.events().getFirst().eventTimestamp().toEpochMilli() + 1_000 * Long.parseLong(timeout);
        if (due <= evidence.endedAt()) {
            problems.add("I13 what is overdue happens: " + run + " should have timed out " + (evidence.endedAt() - due)
                    + " ms ago");
        }
        for (OverdueTasks.Overdue task : OverdueTasks.of(run, evidence.endedAt())) {
            problems.add("I13 what is overdue happens: " + task + " of " + run);
        }
    }

    // 14. A batch is all or nothing: with respect to validation, P1 (a refused call leaves no trace); with respect to
    // crashes, the reference model, which expects after each DecisionTaskCompleted the events of all its decisions.
}
