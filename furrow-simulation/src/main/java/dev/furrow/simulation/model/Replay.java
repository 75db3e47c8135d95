package dev.furrow.simulation.model;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.*;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Checker;
import dev.furrow.simulation.check.Evidence;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.simulation.model.Circumstances.Beat;
import dev.furrow.simulation.model.Circumstances.Decided;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets every run happen once more in the reference model, and compares the two histories event by event: type,
/// attributes, order, ids and timestamps.
///
/// The order in which requests took effect is read off the real history: an event that only something from outside
/// can cause (a signal, a completed decision task, the start of a task) says which request took effect there and
/// when. The model is told of that request, as its client sent it, and has to come to the same events, this one
/// included. Everything else in the history (decision tasks, timeouts, the events of decisions) the model must come
/// to by itself, before it is told of anything more.
public final class Replay {
    /// Stands in the model for a run id that only the service can know.
    static final String ANY_RUN = "any run";

    private final Circumstances circumstances;
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, RunHistory> runs = new HashMap<>();
    private final Map<String, RunHistory> children = new HashMap<>();
    private final Map<String, RunHistory> arrivals = new HashMap<>();

    private Replay(Evidence evidence, Circumstances circumstances) {
        this.circumstances = circumstances;
        for (Call call : evidence.calls()) {
            String mark = Checker.markOf(call.request());
            if (mark != null) {
                requests.put(mark, call.request());
            }
        }
        for (RunHistory run : evidence.runs()) {
            runs.put(run.execution().runId(), run);
            WorkflowExecutionStarted started = run.started();
            if (started.parentWorkflowExecution() != null && started.continuedExecutionRunId() == null) {
                children.put(key(started.parentWorkflowExecution(), started.parentInitiatedEventId()), run);
            }
            for (HistoryEvent event : run.events()) {
                if (event.attributes() instanceof WorkflowExecutionSignaled e
                        && e.externalWorkflowExecution() != null) {
                    arrivals.put(key(e.externalWorkflowExecution(), e.externalInitiatedEventId()), run);
                } else if (event.attributes() instanceof WorkflowExecutionCancelRequested e
                        && e.externalWorkflowExecution() != null
                        && e.cause() == null) {
                    arrivals.put(key(e.externalWorkflowExecution(), e.externalInitiatedEventId()), run);
                }
            }
        }
    }

    private static String key(WorkflowExecution execution, long eventId) {
        return execution.runId() + " " + eventId;
    }

    /// Compares all runs.
    ///
    /// @return one line for each run in which the two differ
    public static List<String> check(Evidence evidence, Circumstances circumstances) {
        Replay replay = new Replay(evidence, circumstances);
        List<String> problems = new ArrayList<>();
        for (RunHistory run : evidence.runs()) {
            String problem = replay.replay(run);
            if (problem != null) {
                problems.add("M the reference model agrees: " + run + ": " + problem);
            }
        }
        return problems;
    }

    private @Nullable String replay(RunHistory run) {
        int next = 0;
        try {
            HistoryEvent first = run.events().getFirst();
            ReferenceExecution model = new ReferenceExecution(expectedStart(run), at(first), circumstances.limits());
            endTurn(model, run);
            Deque<Beat> beats = new ArrayDeque<>(
                    circumstances.heartbeats().getOrDefault(run.execution().runId(), List.of()));
            while (next < run.events().size()) {
                HistoryEvent real = run.events().get(next);
                if (next >= model.events.size()) {
                    beat(model, beats, at(real));
                    model.timePasses(at(real));
                    if (model.isTooLong() && isLimit(real)) {
                        endTurn(model, run);
                    } else if (next >= model.events.size()) {
                        happens(real, run, model);
                        endTurn(model, run);
                    }
                }
                if (next >= model.events.size()) {
                    return "event " + real.eventId() + " should not be: " + real;
                }
                HistoryEvent expected = known(model.events.get(next), real);
                if (!expected.equals(real)) {
                    return "event " + real.eventId() + " should be " + expected + " but is " + real;
                }
                next++;
            }
            if (model.events.size() > next) {
                return "event " + (next + 1) + " is missing: " + model.events.get(next);
            }
            return null;
        } catch (Mismatch mismatch) {
            HistoryEvent at = run.event(next + 1L);
            return "at event " + (next + 1) + " " + mismatch.getMessage() + "; the history has " + at;
        }
    }

    /// A run that has reached the limit of its history ends with the turn that brought it there.
    private static void endTurn(ReferenceExecution model, RunHistory run) {
        if (model.isTooLong()) {
            model.isTerminated(null, null, null, WorkflowExecutionTerminatedCause.EVENT_LIMIT_EXCEEDED);
        }
        if (model.events.isEmpty()) {
            throw new Mismatch("the model of " + run + " has no history");
        }
    }

    private static boolean isLimit(HistoryEvent event) {
        return event.attributes() instanceof WorkflowExecutionTerminated e
                && e.cause() == WorkflowExecutionTerminatedCause.EVENT_LIMIT_EXCEEDED;
    }

    /// The model's heartbeat clocks as they were at a time.
    private static void beat(ReferenceExecution model, Deque<Beat> beats, long until) {
        List<Beat> early = new ArrayList<>();
        while (!beats.isEmpty() && beats.getFirst().at() <= until) {
            Beat beat = beats.removeFirst();
            if (!model.isOpen()) {
                continue;
            }
            model.timePasses(beat.at());
            if (model.isActivityStarted(beat.scheduledEventId())) {
                model.heartbeat(beat.scheduledEventId(), beat.at(), beat.details());
            } else {
                early.add(beat);
            }
        }
        // Recorded at this very instant, after the start of the task that is still to come.
        early.reversed().forEach(beats::addFirst);
    }

    private static HistoryEvent known(HistoryEvent expected, HistoryEvent real) {
        if (expected.attributes() instanceof WorkflowExecutionContinuedAsNew e
                && real.attributes() instanceof WorkflowExecutionContinuedAsNew r) {
            return new HistoryEvent(
                    expected.eventId(),
                    expected.eventTimestamp(),
                    new WorkflowExecutionContinuedAsNew(
                            e.input(),
                            e.decisionTaskCompletedEventId(),
                            r.newExecutionRunId(),
                            e.executionStartToCloseTimeout(),
                            e.taskList(),
                            e.taskPriority(),
                            e.taskStartToCloseTimeout(),
                            e.childPolicy(),
                            e.tagList(),
                            e.workflowType(),
                            e.lambdaRole()));
        }
        return expected;
    }

    /// How the run must have begun: as a call, a parent or a predecessor wanted it.
    private WorkflowExecutionStarted expectedStart(RunHistory run) {
        WorkflowExecutionStarted real = run.started();
        if (real.continuedExecutionRunId() != null) {
            RunHistory before = runs.get(real.continuedExecutionRunId());
            if (before == null
                    || !(before.events().getLast().attributes() instanceof WorkflowExecutionContinuedAsNew e)
                    || !e.newExecutionRunId().equals(run.execution().runId())) {
                throw new Mismatch("nobody has continued as this run");
            }
            return new WorkflowExecutionStarted(
                    e.input(),
                    e.executionStartToCloseTimeout(),
                    e.taskStartToCloseTimeout(),
                    e.childPolicy(),
                    e.taskList(),
                    e.taskPriority(),
                    e.workflowType(),
                    e.tagList(),
                    before.execution().runId(),
                    before.started().parentWorkflowExecution(),
                    before.started().parentInitiatedEventId(),
                    e.lambdaRole());
        }
        WorkflowExecution parent = real.parentWorkflowExecution();
        if (parent != null) {
            RunHistory itsRun = runs.get(parent.runId());
            StartChildWorkflowExecutionInitiated e = itsRun == null
                    ? null
                    : itsRun.attributes(real.parentInitiatedEventId(), StartChildWorkflowExecutionInitiated.class);
            if (e == null || !e.workflowId().equals(run.execution().workflowId())) {
                throw new Mismatch("no parent has initiated this run");
            }
            return new WorkflowExecutionStarted(
                    e.input(),
                    e.executionStartToCloseTimeout(),
                    e.taskStartToCloseTimeout(),
                    e.childPolicy(),
                    e.taskList(),
                    e.taskPriority(),
                    e.workflowType(),
                    e.tagList(),
                    null,
                    parent,
                    real.parentInitiatedEventId(),
                    e.lambdaRole());
        }
        StartWorkflowExecutionRequest request = request(real, StartWorkflowExecutionRequest.class);
        RegisterWorkflowTypeRequest type =
                Given.known(circumstances.workflowTypes().get(request.workflowType()));
        RunSettings settings = RunSettings.of(
                request.executionStartToCloseTimeout(),
                request.taskList(),
                request.taskStartToCloseTimeout(),
                request.childPolicy(),
                request.taskPriority(),
                request.lambdaRole(),
                type);
        if (settings.undefined() != null) {
            throw new Mismatch("the start of this run should have been refused: " + settings.undefined());
        }
        return new WorkflowExecutionStarted(
                request.input(),
                Given.known(settings.executionTimeout()),
                Given.known(settings.taskTimeout()),
                Given.known(settings.childPolicy()),
                Given.known(settings.taskList()),
                settings.taskPriority(),
                request.workflowType(),
                request.tagList(),
                null,
                null,
                0,
                settings.lambdaRole());
    }

    /// Tells the model of what must have caused an event.
    private void happens(HistoryEvent real, RunHistory run, ReferenceExecution model) {
        switch (real.attributes()) {
            case WorkflowExecutionSignaled e -> model.isSignaled(signal(e));
            case WorkflowExecutionCancelRequested e -> model.isAskedToCancel(cancel(e, run));
            case WorkflowExecutionTerminated e -> terminated(e, run, model);
            case DecisionTaskStarted e -> model.decisionTaskStarts(e);
            case DecisionTaskCompleted e -> {
                String mark = Given.known(Checker.markOf(e));
                Decided decided = circumstances.decided().get(mark);
                model.decisionTaskCompletes(
                        request(e, RespondDecisionTaskCompletedRequest.class),
                        decided == null ? null : decided.registered(),
                        decided == null ? Set.of() : decided.denied());
            }
            case ActivityTaskStarted e -> model.activityTaskStarts(e);
            case ActivityTaskCompleted e ->
                model.activityTaskCompletes(
                        e.scheduledEventId(),
                        request(e, RespondActivityTaskCompletedRequest.class).result());
            case ActivityTaskFailed e -> {
                RespondActivityTaskFailedRequest request = request(e, RespondActivityTaskFailedRequest.class);
                model.activityTaskFails(e.scheduledEventId(), request.reason(), request.details());
            }
            case ActivityTaskCanceled e ->
                model.activityTaskIsCanceled(
                        e.scheduledEventId(),
                        request(e, RespondActivityTaskCanceledRequest.class).details());
            case ChildWorkflowExecutionStarted e ->
                model.childStarts(
                        e.initiatedEventId(),
                        Given.known(children.get(key(run.execution(), e.initiatedEventId())))
                                .execution());
            case StartChildWorkflowExecutionFailed e -> {
                if (children.containsKey(key(run.execution(), e.initiatedEventId()))) {
                    throw new Mismatch("the child has started all the same");
                }
                model.childCannotStart(e.initiatedEventId());
            }
            case ChildWorkflowExecutionCompleted e -> childCloses(e.initiatedEventId(), run, model);
            case ChildWorkflowExecutionFailed e -> childCloses(e.initiatedEventId(), run, model);
            case ChildWorkflowExecutionCanceled e -> childCloses(e.initiatedEventId(), run, model);
            case ChildWorkflowExecutionTerminated e -> childCloses(e.initiatedEventId(), run, model);
            case ChildWorkflowExecutionTimedOut e -> childCloses(e.initiatedEventId(), run, model);
            case ExternalWorkflowExecutionSignaled e ->
                model.externalArrives(e.initiatedEventId(), target(run, e.initiatedEventId()), true);
            case ExternalWorkflowExecutionCancelRequested e ->
                model.externalArrives(e.initiatedEventId(), target(run, e.initiatedEventId()), false);
            case SignalExternalWorkflowExecutionFailed e -> externalFails(e.initiatedEventId(), run, model, true);
            case RequestCancelExternalWorkflowExecutionFailed e ->
                externalFails(e.initiatedEventId(), run, model, false);
            case LambdaFunctionStarted e -> model.functionStarts(e.scheduledEventId());
            case StartLambdaFunctionFailed e -> model.functionCannotStart(e.scheduledEventId());
            // What a function returns is its own affair.
            case LambdaFunctionCompleted e -> model.functionCompletes(e.scheduledEventId(), e.result());
            case LambdaFunctionFailed e -> model.functionFails(e.scheduledEventId(), e.reason(), e.details());
            default -> throw new Mismatch("nothing can have happened now that leads to this event");
        }
    }

    private WorkflowExecutionSignaled signal(WorkflowExecutionSignaled real) {
        WorkflowExecution sender = real.externalWorkflowExecution();
        if (sender == null) {
            SignalWorkflowExecutionRequest request = request(real, SignalWorkflowExecutionRequest.class);
            return new WorkflowExecutionSignaled(request.signalName(), request.input(), null, 0);
        }
        SignalExternalWorkflowExecutionInitiated sent = Given.known(Given.known(runs.get(sender.runId()))
                .attributes(real.externalInitiatedEventId(), SignalExternalWorkflowExecutionInitiated.class));
        return new WorkflowExecutionSignaled(sent.signalName(), sent.input(), sender, real.externalInitiatedEventId());
    }

    private WorkflowExecutionCancelRequested cancel(WorkflowExecutionCancelRequested real, RunHistory run) {
        WorkflowExecution sender = real.externalWorkflowExecution();
        if (real.cause() != null) {
            WorkflowExecution parent = parentThatClosed(run, ChildPolicy.REQUEST_CANCEL);
            return new WorkflowExecutionCancelRequested(
                    parent, 0, WorkflowExecutionCancelRequestedCause.CHILD_POLICY_APPLIED);
        }
        if (sender != null) {
            Given.known(Given.known(runs.get(sender.runId()))
                    .attributes(
                            real.externalInitiatedEventId(), RequestCancelExternalWorkflowExecutionInitiated.class));
            return new WorkflowExecutionCancelRequested(sender, real.externalInitiatedEventId(), null);
        }
        return new WorkflowExecutionCancelRequested(null, 0, null);
    }

    private void terminated(WorkflowExecutionTerminated real, RunHistory run, ReferenceExecution model) {
        switch (real.cause()) {
            case null -> throw new Mismatch("a termination has a cause");
            case OPERATOR_INITIATED -> {
                TerminateWorkflowExecutionRequest request = request(real, TerminateWorkflowExecutionRequest.class);
                model.isTerminated(
                        request.reason(),
                        request.details(),
                        request.childPolicy(),
                        WorkflowExecutionTerminatedCause.OPERATOR_INITIATED);
            }
            case CHILD_POLICY_APPLIED -> {
                parentThatClosed(run, ChildPolicy.TERMINATE);
                model.isTerminated(null, null, null, WorkflowExecutionTerminatedCause.CHILD_POLICY_APPLIED);
            }
            case EVENT_LIMIT_EXCEEDED -> throw new Mismatch("the history has not reached its limit [8.7]");
        }
    }

    /// The parent of a run, if it was terminated or timed out with a policy [8.3].
    private WorkflowExecution parentThatClosed(RunHistory run, ChildPolicy policy) {
        WorkflowExecution parent = Given.known(run.started().parentWorkflowExecution());
        EventAttributes closing =
                Given.known(runs.get(parent.runId())).events().getLast().attributes();
        boolean applies = (closing instanceof WorkflowExecutionTerminated t && t.childPolicy() == policy)
                || (closing instanceof WorkflowExecutionTimedOut o && o.childPolicy() == policy);
        if (!applies) {
            throw new Mismatch("the parent did not close with the policy " + policy + " [8.3]");
        }
        return parent;
    }

    private void childCloses(long initiated, RunHistory run, ReferenceExecution model) {
        RunHistory last = Given.known(children.get(key(run.execution(), initiated)));
        while (last.events().getLast().attributes() instanceof WorkflowExecutionContinuedAsNew e) {
            last = Given.known(runs.get(e.newExecutionRunId()));
        }
        WorkflowType type = last.started().workflowType();
        model.childCloses(
                initiated, last.execution(), type, last.events().getLast().attributes());
    }

    private WorkflowExecution target(RunHistory run, long initiated) {
        return Given.known(arrivals.get(key(run.execution(), initiated))).execution();
    }

    private void externalFails(long initiated, RunHistory run, ReferenceExecution model, boolean signal) {
        if (arrivals.containsKey(key(run.execution(), initiated))) {
            throw new Mismatch("what event " + initiated + " has sent has arrived all the same");
        }
        model.externalFails(initiated, signal);
    }

    private <T extends Request> T request(EventAttributes event, Class<T> type) {
        String mark = Checker.markOf(event);
        Request request = mark == null ? null : requests.get(mark);
        if (!type.isInstance(request)) {
            throw new Mismatch("nobody has sent a " + type.getSimpleName() + " that leads to " + event);
        }
        return type.cast(Objects.requireNonNull(request));
    }

    private static long at(HistoryEvent event) {
        return event.eventTimestamp().toEpochMilli();
    }
}
