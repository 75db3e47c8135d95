package dev.furrow.model;

import dev.furrow.api.event.*;
import dev.furrow.model.HistoryItem.Kind;
import dev.furrow.model.HistoryItem.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A history as what it tells of: activities, timers, children and signals, and how each stands after the last event.
/// [#problems] names what cannot have come about. Immutable, and safe for use by many threads.
public final class HistoryView {
    private final Map<Long, HistoryItem> items = new LinkedHashMap<>();
    private final Map<String, Long> latest = new HashMap<>();
    private final List<String> received = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable HistoryEvent closedBy;

    private HistoryView() {}

    /// Of events from the first on; of some of them only if problems do not matter.
    public static HistoryView of(List<HistoryEvent> events) {
        HistoryView view = new HistoryView();
        if (events.isEmpty() || !(events.getFirst().attributes() instanceof WorkflowExecutionStarted)) {
            view.problems.add("The history does not begin with WorkflowExecutionStarted");
        }
        long id = 0;
        Instant time = Instant.MIN;
        for (HistoryEvent event : events) {
            if (event.eventId() != ++id) {
                view.problem(event, "it should be event " + id);
                id = event.eventId();
            }
            if (event.eventTimestamp().isBefore(time)) {
                view.problem(event, "it is older than the event before it");
            }
            time = event.eventTimestamp();
            if (view.closedBy != null) {
                view.problem(event, "the execution was closed in event " + view.closedBy.eventId());
            }
            view.read(event);
        }
        return view;
    }

    /// Everything of one kind, in the order of their beginning.
    public List<HistoryItem> all(Kind kind) {
        return items.values().stream().filter(item -> item.kind() == kind).toList();
    }

    /// Its activities; each attempt is one.
    public List<HistoryItem> activities() {
        return all(Kind.ACTIVITY);
    }

    /// Its timers.
    public List<HistoryItem> timers() {
        return all(Kind.TIMER);
    }

    /// Its children.
    public List<HistoryItem> children() {
        return all(Kind.CHILD);
    }

    /// The last activity, timer or other thing of an id.
    public Optional<HistoryItem> find(Kind kind, String id) {
        Long begun = latest.get(kind + " " + id);
        return begun == null ? Optional.empty() : Optional.ofNullable(items.get(begun));
    }

    /// What something can still happen to.
    public List<HistoryItem> open() {
        return items.values().stream().filter(HistoryItem::isOpen).toList();
    }

    /// The names of the signals that came in, in their order.
    public List<String> signalsReceived() {
        return List.copyOf(received);
    }

    /// The event that closed the execution, if one has.
    public Optional<HistoryEvent> closedBy() {
        return Optional.ofNullable(closedBy);
    }

    /// What cannot have come about, a line for each thing: an activity that ends twice, a timer that fires without
    /// having been started, events after the end. Empty for every history that a service has written.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void problem(HistoryEvent event, String what) {
        problems.add("event " + event.eventId() + " " + event.eventType().name() + ": " + what);
    }

    private void read(HistoryEvent event) {
        switch (event.attributes()) {
            case DecisionTaskScheduled e -> begin(event, Kind.DECISION, "", "");
            case DecisionTaskStarted e -> move(event, e.scheduledEventId(), Kind.DECISION, State.STARTED);
            case DecisionTaskCompleted e -> move(event, e.scheduledEventId(), Kind.DECISION, State.COMPLETED);
            case DecisionTaskTimedOut e -> move(event, e.scheduledEventId(), Kind.DECISION, State.TIMED_OUT);

            case ActivityTaskScheduled e ->
                begin(event, Kind.ACTIVITY, e.activityId(), e.activityType().name());
            case ScheduleActivityTaskFailed e ->
                refuse(event, Kind.ACTIVITY, e.activityId(), e.activityType().name());
            case ActivityTaskStarted e -> move(event, e.scheduledEventId(), Kind.ACTIVITY, State.STARTED);
            case ActivityTaskCompleted e -> move(event, e.scheduledEventId(), Kind.ACTIVITY, State.COMPLETED);
            case ActivityTaskFailed e -> move(event, e.scheduledEventId(), Kind.ACTIVITY, State.FAILED);
            case ActivityTaskTimedOut e -> move(event, e.scheduledEventId(), Kind.ACTIVITY, State.TIMED_OUT);
            case ActivityTaskCanceled e -> move(event, e.scheduledEventId(), Kind.ACTIVITY, State.CANCELED);
            case ActivityTaskCancelRequested e -> cancelRequested(event, Kind.ACTIVITY, e.activityId());

            case TimerStarted e -> begin(event, Kind.TIMER, e.timerId(), "");
            case StartTimerFailed e -> refuse(event, Kind.TIMER, e.timerId(), "");
            case TimerFired e -> move(event, e.startedEventId(), Kind.TIMER, State.COMPLETED);
            case TimerCanceled e -> move(event, e.startedEventId(), Kind.TIMER, State.CANCELED);

            case StartChildWorkflowExecutionInitiated e ->
                begin(event, Kind.CHILD, e.workflowId(), e.workflowType().name());
            case StartChildWorkflowExecutionFailed e -> {
                if (e.initiatedEventId() == 0) {
                    refuse(event, Kind.CHILD, e.workflowId(), e.workflowType().name());
                } else {
                    move(event, e.initiatedEventId(), Kind.CHILD, State.REFUSED);
                }
            }
            case ChildWorkflowExecutionStarted e -> move(event, e.initiatedEventId(), Kind.CHILD, State.STARTED);
            case ChildWorkflowExecutionCompleted e -> move(event, e.initiatedEventId(), Kind.CHILD, State.COMPLETED);
            case ChildWorkflowExecutionFailed e -> move(event, e.initiatedEventId(), Kind.CHILD, State.FAILED);
            case ChildWorkflowExecutionTimedOut e -> move(event, e.initiatedEventId(), Kind.CHILD, State.TIMED_OUT);
            case ChildWorkflowExecutionCanceled e -> move(event, e.initiatedEventId(), Kind.CHILD, State.CANCELED);
            case ChildWorkflowExecutionTerminated e -> move(event, e.initiatedEventId(), Kind.CHILD, State.TERMINATED);

            case SignalExternalWorkflowExecutionInitiated e ->
                begin(event, Kind.SIGNAL, e.workflowId(), e.signalName());
            case ExternalWorkflowExecutionSignaled e -> move(event, e.initiatedEventId(), Kind.SIGNAL, State.COMPLETED);
            case SignalExternalWorkflowExecutionFailed e ->
                move(event, e.initiatedEventId(), Kind.SIGNAL, State.REFUSED);
            case RequestCancelExternalWorkflowExecutionInitiated e -> begin(event, Kind.CANCEL, e.workflowId(), "");
            case ExternalWorkflowExecutionCancelRequested e ->
                move(event, e.initiatedEventId(), Kind.CANCEL, State.COMPLETED);
            case RequestCancelExternalWorkflowExecutionFailed e ->
                move(event, e.initiatedEventId(), Kind.CANCEL, State.REFUSED);

            case LambdaFunctionScheduled e -> begin(event, Kind.LAMBDA, e.id(), e.name());
            case ScheduleLambdaFunctionFailed e -> refuse(event, Kind.LAMBDA, e.id(), e.name());
            case LambdaFunctionStarted e -> move(event, e.scheduledEventId(), Kind.LAMBDA, State.STARTED);
            case StartLambdaFunctionFailed e -> move(event, e.scheduledEventId(), Kind.LAMBDA, State.REFUSED);
            case LambdaFunctionCompleted e -> move(event, e.scheduledEventId(), Kind.LAMBDA, State.COMPLETED);
            case LambdaFunctionFailed e -> move(event, e.scheduledEventId(), Kind.LAMBDA, State.FAILED);
            case LambdaFunctionTimedOut e -> move(event, e.scheduledEventId(), Kind.LAMBDA, State.TIMED_OUT);

            case WorkflowExecutionSignaled e -> received.add(e.signalName());
            case WorkflowExecutionCompleted e -> closedBy = event;
            case WorkflowExecutionFailed e -> closedBy = event;
            case WorkflowExecutionTimedOut e -> closedBy = event;
            case WorkflowExecutionCanceled e -> closedBy = event;
            case WorkflowExecutionTerminated e -> closedBy = event;
            case WorkflowExecutionContinuedAsNew e -> closedBy = event;
            case WorkflowExecutionStarted e -> {
                if (event.eventId() != 1) {
                    problem(event, "an execution begins once");
                }
            }
            default -> {}
        }
    }

    private void begin(HistoryEvent event, Kind kind, String id, String what) {
        if (kind == Kind.ACTIVITY || kind == Kind.TIMER || kind == Kind.LAMBDA) {
            find(kind, id)
                    .filter(HistoryItem::isOpen)
                    .ifPresent(other ->
                            problem(event, "the " + other.describe() + " of event " + other.begunIn() + " is open"));
        }
        add(HistoryItem.begun(kind, id, what, State.SCHEDULED, event.eventId()));
    }

    private void refuse(HistoryEvent event, Kind kind, String id, String what) {
        add(HistoryItem.begun(kind, id, what, State.REFUSED, event.eventId()));
    }

    private void add(HistoryItem item) {
        items.put(item.begunIn(), item);
        latest.put(item.kind() + " " + item.id(), item.begunIn());
    }

    private void move(HistoryEvent event, long begunIn, Kind kind, State next) {
        HistoryItem item = items.get(begunIn);
        if (item == null || item.kind() != kind) {
            problem(event, "event " + begunIn + " has begun nothing of that kind");
            return;
        }
        if (!isPossible(item.state(), kind, next)) {
            problem(event, "the " + item.describe() + " is " + item.state() + " since event " + item.changedIn());
        }
        items.put(begunIn, item.now(next, event.eventId()));
    }

    /// What a worker has said needs a worker that has it; everything else can happen to whatever is open.
    private static boolean isPossible(State before, Kind kind, State next) {
        boolean byWorkers = kind == Kind.DECISION || kind == Kind.ACTIVITY || kind == Kind.LAMBDA;
        boolean workersWord = byWorkers
                ? next == State.COMPLETED || next == State.FAILED
                : kind == Kind.CHILD && next != State.STARTED && next != State.REFUSED;
        return switch (before) {
            case SCHEDULED -> !workersWord;
            case STARTED -> next.isEnd() && next != State.REFUSED;
            default -> false;
        };
    }

    private void cancelRequested(HistoryEvent event, Kind kind, String id) {
        Optional<HistoryItem> found = find(kind, id).filter(HistoryItem::isOpen);
        if (found.isEmpty()) {
            problem(event, "no " + kind.name().toLowerCase(java.util.Locale.ROOT) + " " + id + " is open");
            return;
        }
        items.put(found.get().begunIn(), found.get().cancelRequested(event.eventId()));
    }
}
