package dev.furrow.simulation.check;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.*;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The promises that are about the service and not about one run: P8 (access), P9 (overload), P10 (backups). Each is
/// a check of its own, because each needs something else to look at.
///
/// Each problem is one line that begins with the name of the promise.
public final class ServicePromises {
    private static final Set<FaultType> DENIALS = Set.of(
            FaultType.MISSING_AUTHENTICATION_TOKEN,
            FaultType.INCOMPLETE_SIGNATURE,
            FaultType.UNRECOGNIZED_CLIENT,
            FaultType.INVALID_SIGNATURE,
            FaultType.EXPIRED_TOKEN,
            FaultType.ACCESS_DENIED,
            FaultType.OPERATION_NOT_PERMITTED);
    private static final Set<FaultType> SHEDDING = Set.of(FaultType.SERVICE_UNAVAILABLE, FaultType.THROTTLING);

    /// What is shed first comes first.
    private enum Rank {
        READ,
        START,
        COMPLETION
    }

    private ServicePromises() {}

    /// P8: a call that was denied, and every repetition of it was, has no effect.
    ///
    /// @return one line for each violation
    public static List<String> p8DeniedCallsHaveNoEffect(Evidence evidence) {
        Map<String, Call> denied = new HashMap<>();
        Set<String> others = new HashSet<>();
        for (Call call : evidence.calls()) {
            String mark = Checker.markOf(call.request());
            if (mark != null && call.outcome() instanceof Outcome.Refused refused && DENIALS.contains(refused.type())) {
                denied.put(mark, call);
            } else if (mark != null) {
                others.add(mark);
            }
        }
        List<String> problems = new ArrayList<>();
        for (RunHistory run : evidence.runs()) {
            for (HistoryEvent event : run.events()) {
                String mark = Checker.markOf(event.attributes());
                if (mark != null && denied.containsKey(mark) && !others.contains(mark)) {
                    problems.add("P8 a denied call has no effect: " + denied.get(mark) + " led to event "
                            + event.eventId() + " of " + run);
                }
            }
        }
        return problems;
    }

    /// P9: under overload reads are shed before starts and starts before completions, and when it is over nothing is
    /// shed any more. A call was shed unfairly if one of lower rank was served from beginning to end while it was
    /// under way.
    ///
    /// @param calls with `invokedAt` and `endedAt` on one scale of time
    /// @param recoveredAt from when on nothing may be shed, on the same scale
    /// @return one line for each violation
    public static List<String> p9OverloadShedsReadsFirst(List<Call> calls, long recoveredAt) {
        List<String> problems = new ArrayList<>();
        for (Call shed : calls) {
            if (!(shed.outcome() instanceof Outcome.Refused refused) || !SHEDDING.contains(refused.type())) {
                continue;
            }
            if (shed.invokedAt() >= recoveredAt) {
                problems.add("P9 overload passes: " + shed + " was shed after " + recoveredAt);
            }
            for (Call served : calls) {
                if (served.isOk()
                        && rank(served.request()).compareTo(rank(shed.request())) < 0
                        && served.invokedAt() >= shed.invokedAt()
                        && served.endedAt() <= shed.endedAt()) {
                    problems.add("P9 reads are shed first: " + shed + " was shed while " + served + " was served");
                    break;
                }
            }
        }
        return problems;
    }

    private static Rank rank(Request request) {
        return switch (request) {
            case RespondDecisionTaskCompletedRequest _,
                    RespondActivityTaskCompletedRequest _,
                    RespondActivityTaskFailedRequest _,
                    RespondActivityTaskCanceledRequest _,
                    RecordActivityTaskHeartbeatRequest _ -> Rank.COMPLETION;
            case StartWorkflowExecutionRequest _,
                    SignalWorkflowExecutionRequest _,
                    RequestCancelWorkflowExecutionRequest _,
                    TerminateWorkflowExecutionRequest _ -> Rank.START;
            default -> Rank.READ;
        };
    }

    /// P10: what a backup restores is a state that existed. Each of its histories is the beginning of the same
    /// history in the original, which went on; and whatever a history has heard from another is in that other one.
    ///
    /// @param restored the runs of the restored backup, before anything went on there
    /// @param original the runs of the original at any later time
    /// @return one line for each violation
    public static List<String> p10BackupsAreStatesThatExisted(List<RunHistory> restored, List<RunHistory> original) {
        List<String> problems = new ArrayList<>();
        Map<String, RunHistory> runs = new HashMap<>();
        Map<String, RunHistory> originals = new HashMap<>();
        restored.forEach(run -> runs.put(run.execution().runId(), run));
        original.forEach(run -> originals.put(run.execution().runId(), run));
        for (RunHistory run : restored) {
            RunHistory whole = originals.get(run.execution().runId());
            int events = run.events().size();
            if (whole == null
                    || events > whole.events().size()
                    || !run.events().equals(whole.events().subList(0, events))) {
                problems.add("P10 a backup is a state that existed: " + run + " is not the beginning of " + whole);
            }
            for (HistoryEvent event : run.events()) {
                if (!heardOfIsThere(event.attributes(), runs)) {
                    problems.add("P10 a backup is one state: event " + event.eventId() + " of " + run
                            + " has heard of something that is not there");
                }
            }
        }
        return problems;
    }

    private static boolean heardOfIsThere(EventAttributes event, Map<String, RunHistory> runs) {
        return switch (event) {
            case WorkflowExecutionStarted e ->
                knows(runs, e.parentWorkflowExecution(), e.parentInitiatedEventId())
                        && (e.continuedExecutionRunId() == null || isClosed(runs, e.continuedExecutionRunId()));
            case WorkflowExecutionSignaled e ->
                knows(runs, e.externalWorkflowExecution(), e.externalInitiatedEventId());
            case WorkflowExecutionCancelRequested e ->
                knows(runs, e.externalWorkflowExecution(), e.externalInitiatedEventId());
            case WorkflowExecutionContinuedAsNew e -> runs.containsKey(e.newExecutionRunId());
            case ExternalWorkflowExecutionSignaled e -> knows(runs, e.workflowExecution(), 1);
            case ExternalWorkflowExecutionCancelRequested e -> knows(runs, e.workflowExecution(), 1);
            case ChildWorkflowExecutionStarted e -> knows(runs, e.workflowExecution(), 1);
            case ChildWorkflowExecutionCompleted e ->
                isClosed(runs, e.workflowExecution().runId());
            case ChildWorkflowExecutionFailed e ->
                isClosed(runs, e.workflowExecution().runId());
            case ChildWorkflowExecutionCanceled e ->
                isClosed(runs, e.workflowExecution().runId());
            case ChildWorkflowExecutionTerminated e ->
                isClosed(runs, e.workflowExecution().runId());
            case ChildWorkflowExecutionTimedOut e ->
                isClosed(runs, e.workflowExecution().runId());
            default -> true;
        };
    }

    private static boolean knows(Map<String, RunHistory> runs, @Nullable WorkflowExecution execution, long eventId) {
        RunHistory run = execution == null ? null : runs.get(execution.runId());
        return execution == null || (run != null && run.events().size() >= eventId);
    }

    private static boolean isClosed(Map<String, RunHistory> runs, String runId) {
        RunHistory run = runs.get(runId);
        return run != null && !run.isOpen();
    }
}
