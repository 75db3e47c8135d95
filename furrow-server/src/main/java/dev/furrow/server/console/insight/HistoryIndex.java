package dev.furrow.server.console.insight;

import dev.furrow.api.event.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is needed of every event of a history to page, group and link it, without its payload: 25,000 events take
/// about two megabytes. Grows event by event as the history does. Not safe for use by several threads.
public final class HistoryIndex {
    private static final int SHOWN_NEWS = 20;

    private EventType[] types = new EventType[64];
    private long[] times = new long[64];
    private int[] sizes = new int[64];
    /// What an event names: what scheduled or initiated it, what started it, which decision it comes from.
    private int[] openers = new int[64];
    private int[] starters = new int[64];
    private int[] decisions = new int[64];
    /// The decision task in which the decider hears of an event.
    private int[] carriers = new int[64];
    private int[] groupOf = new int[64];
    private int count;
    private long bytes;
    private int largest;

    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, Group> byOpener = new HashMap<>();
    private final Map<String, Integer> activityIds = new HashMap<>();
    private final Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
    private int waitingTask;
    private int asking;
    private int timedOutInARow;
    private int lastCompleted;
    private int decisionsInLast;
    private int mostDecisions;
    private @Nullable String lastSignal;

    /// What led to an event, and what it led to.
    ///
    /// @param causes events that it names or that asked for it
    /// @param effects events that name it, and the decision task that tells the decider of it
    public record Links(List<Integer> causes, List<Integer> effects) {}

    /// The number of events.
    public int size() {
        return count;
    }

    /// The kind of an event.
    public EventType type(int eventId) {
        return types[eventId];
    }

    /// When it happened, in milliseconds since 1970.
    public long at(int eventId) {
        return times[eventId];
    }

    /// How many bytes it takes as JSON.
    public int bytes(int eventId) {
        return sizes[eventId];
    }

    /// The bytes of all events.
    public long bytes() {
        return bytes;
    }

    /// The bytes of the largest event.
    public int largest() {
        return largest;
    }

    /// How many events of a kind there are.
    public int count(EventType type) {
        return counts.getOrDefault(type, 0);
    }

    /// The groups in the order of their first events.
    public List<Group> groups() {
        return List.copyOf(groups);
    }

    /// Some groups, from one number on.
    public List<Group> groups(int from, int most) {
        int begin = Math.clamp(from, 0, groups.size());
        return List.copyOf(groups.subList(begin, (int) Math.min((long) begin + most, groups.size())));
    }

    /// The number of groups.
    public int groupCount() {
        return groups.size();
    }

    /// The group of an event.
    public Group groupOf(int eventId) {
        return groups.get(groupOf[eventId]);
    }

    /// How many decision tasks in a row have timed out by now.
    public int timedOutInARow() {
        return timedOutInARow;
    }

    /// The last completed decision task; 0 before the first.
    public int lastCompleted() {
        return lastCompleted;
    }

    /// How many decisions the last completed decision task brought.
    public int decisionsInLast() {
        return decisionsInLast;
    }

    /// The largest number of decisions that one decision task brought.
    public int mostDecisions() {
        return mostDecisions;
    }

    /// The name of the last signal; null if there was none.
    public @Nullable String lastSignal() {
        return lastSignal;
    }

    /// The decision that an event comes from: the id of the completed decision task; 0 for none.
    public int decisionOf(int eventId) {
        return decisions[eventId];
    }

    /// The events that the decisions of one completed decision task have brought about at once.
    public List<Integer> decided(int completedEventId) {
        List<Integer> events = new ArrayList<>();
        for (int id = completedEventId + 1; id <= count && belongsToBatch(id, completedEventId); id++) {
            events.add(id);
        }
        return events;
    }

    /// A cancellation that a request brings about at once names the request only.
    private boolean belongsToBatch(int id, int completedEventId) {
        return decisions[id] == completedEventId
                || (type(id) == EventType.ActivityTaskCanceled
                        && id > 1
                        && starters[id] == id - 1
                        && decisions[id - 1] == completedEventId);
    }

    /// The last completed decision task at or before an event, or the one that the event comes from; 0 for none.
    public int decisionAt(int eventId) {
        for (int id = Math.min(eventId, count); id > 0; id--) {
            if (type(id) == EventType.DecisionTaskCompleted) {
                return id;
            }
        }
        return 0;
    }

    /// What led to an event, and what it led to.
    public Links links(int eventId) {
        List<Integer> causes = new ArrayList<>();
        add(causes, decisions[eventId]);
        add(causes, openers[eventId]);
        add(causes, starters[eventId]);
        List<Integer> effects = new ArrayList<>();
        boolean task = type(eventId) == EventType.DecisionTaskScheduled;
        for (int id = 1; id <= count; id++) {
            if (task && id < eventId && carriers[id] == eventId && causes.size() < SHOWN_NEWS) {
                add(causes, id);
            }
            if (id > eventId
                    && (openers[id] == eventId || starters[id] == eventId || decisions[id] == eventId)
                    && effects.size() < 1_000) {
                effects.add(id);
            }
        }
        if (carriers[eventId] != 0 && !effects.contains(carriers[eventId])) {
            effects.add(carriers[eventId]);
            effects.sort(null);
        }
        return new Links(List.copyOf(causes), List.copyOf(effects));
    }

    private static void add(List<Integer> ids, int id) {
        if (id > 0 && !ids.contains(id)) {
            ids.add(id);
        }
    }

    /// Takes the next event in.
    ///
    /// @param size its bytes as JSON
    /// @throws IllegalArgumentException if it is not the next one
    public void append(HistoryEvent event, int size) {
        if (event.eventId() != count + 1L) {
            throw new IllegalArgumentException("Event " + event.eventId() + " does not follow " + count);
        }
        count++;
        if (count == types.length) {
            grow();
        }
        int id = count;
        long at = event.eventTimestamp().toEpochMilli();
        types[id] = event.eventType();
        times[id] = at;
        sizes[id] = size;
        bytes += size;
        largest = Math.max(largest, size);
        counts.merge(event.eventType(), 1, Integer::sum);
        link(id, event.attributes());
        Group group = group(id, at, event.attributes());
        groupOf[id] = group.number();
        if (Asking.asks(event.attributes())) {
            ask(id);
        }
        if (lastCompleted != 0 && id == lastCompleted + decisionsInLast + 1 && belongsToBatch(id, lastCompleted)) {
            mostDecisions = Math.max(mostDecisions, ++decisionsInLast);
        }
    }

    private void grow() {
        int more = types.length * 2;
        types = Arrays.copyOf(types, more);
        times = Arrays.copyOf(times, more);
        sizes = Arrays.copyOf(sizes, more);
        openers = Arrays.copyOf(openers, more);
        starters = Arrays.copyOf(starters, more);
        decisions = Arrays.copyOf(decisions, more);
        carriers = Arrays.copyOf(carriers, more);
        groupOf = Arrays.copyOf(groupOf, more);
    }

    private void ask(int id) {
        if (waitingTask != 0) {
            carriers[id] = waitingTask;
        } else {
            // The task that it asks for comes behind it, or at the end of the batch that it belongs to.
            asking = asking == 0 ? id : asking;
        }
    }

    private void link(int id, EventAttributes attributes) {
        Named named = Named.of(attributes);
        openers[id] = (int) named.opener();
        starters[id] = (int) named.starter();
        decisions[id] = (int) named.decision();
        if (attributes instanceof ActivityTaskCancelRequested request) {
            openers[id] = activityIds.getOrDefault(request.activityId(), 0);
        }
    }

    private Group open(Group.Kind kind, int id, long at, String name, String own) {
        Group group = new Group(kind, groups.size(), name, own, id, at);
        groups.add(group);
        byOpener.put(id, group);
        return group;
    }

    private Group refused(int id, long at, String name, String own) {
        return open(Group.Kind.REFUSED, id, at, name, own).noted();
    }

    private Group started(int id, long at, @Nullable String who) {
        Group group = opened(id, at);
        group.start(id, at);
        return group.by(who);
    }

    private Group closed(int id, long at, Group.Outcome how) {
        Group group = opened(id, at);
        group.close(id, at, how);
        return group;
    }

    /// A history that was not written by this engine may lack what opened a thing; it is shown all the same.
    private Group opened(int id, long at) {
        Group group = byOpener.get(openers[id]);
        return group == null ? open(Group.Kind.REFUSED, id, at, type(id).name(), "") : group;
    }

    private Group execution(int id, long at, Group.Outcome how) {
        Group group = groups.isEmpty() ? open(Group.Kind.EXECUTION, id, at, type(id).name(), "") : groups.getFirst();
        group.close(id, at, how);
        return group;
    }

    private Group group(int id, long at, EventAttributes attributes) {
        return switch (attributes) {
            case WorkflowExecutionStarted e ->
                open(
                        Group.Kind.EXECUTION,
                        id,
                        at,
                        e.workflowType().name(),
                        e.workflowType().version());
            case WorkflowExecutionSignaled e -> {
                lastSignal = e.signalName();
                yield open(Group.Kind.SIGNAL, id, at, e.signalName(), "").noted();
            }
            case WorkflowExecutionCancelRequested _ ->
                open(Group.Kind.SIGNAL, id, at, "WorkflowExecutionCancelRequested", "")
                        .noted();
            case WorkflowExecutionCompleted _ -> execution(id, at, Group.Outcome.COMPLETED);
            case WorkflowExecutionFailed _ -> execution(id, at, Group.Outcome.FAILED);
            case WorkflowExecutionCanceled _ -> execution(id, at, Group.Outcome.CANCELED);
            case WorkflowExecutionTerminated _ -> execution(id, at, Group.Outcome.TERMINATED);
            case WorkflowExecutionTimedOut _ -> execution(id, at, Group.Outcome.TIMED_OUT);
            case WorkflowExecutionContinuedAsNew _ -> execution(id, at, Group.Outcome.COMPLETED);

            case DecisionTaskScheduled e -> {
                waitingTask = id;
                if (asking != 0) {
                    carryFrom(asking, id);
                    asking = 0;
                }
                yield open(Group.Kind.DECISION, id, at, e.taskList().name(), "")
                        .on(e.taskList().name());
            }
            case DecisionTaskStarted e -> {
                waitingTask = 0;
                yield started(id, at, e.identity());
            }
            case DecisionTaskCompleted _ -> {
                timedOutInARow = 0;
                lastCompleted = id;
                decisionsInLast = 0;
                yield closed(id, at, Group.Outcome.COMPLETED);
            }
            case DecisionTaskTimedOut e -> {
                timedOutInARow++;
                if (e.startedEventId() == 0) {
                    waitingTask = 0;
                }
                yield closed(id, at, Group.Outcome.TIMED_OUT);
            }

            case ActivityTaskScheduled e -> {
                activityIds.put(e.activityId(), id);
                yield open(Group.Kind.ACTIVITY, id, at, e.activityType().name(), e.activityId())
                        .on(e.taskList().name());
            }
            case ActivityTaskStarted e -> started(id, at, e.identity());
            case ActivityTaskCancelRequested _ -> {
                Group group = opened(id, at);
                if (group.openedBy() != id) {
                    group.add(id);
                }
                yield group;
            }
            case ActivityTaskCompleted _ -> closed(id, at, Group.Outcome.COMPLETED);
            case ActivityTaskFailed _ -> closed(id, at, Group.Outcome.FAILED);
            case ActivityTaskTimedOut _ -> closed(id, at, Group.Outcome.TIMED_OUT);
            case ActivityTaskCanceled _ -> closed(id, at, Group.Outcome.CANCELED);

            case TimerStarted e -> open(Group.Kind.TIMER, id, at, e.timerId(), e.startToFireTimeout());
            case TimerFired _ -> closed(id, at, Group.Outcome.COMPLETED);
            case TimerCanceled _ -> closed(id, at, Group.Outcome.CANCELED);

            case StartChildWorkflowExecutionInitiated e ->
                open(Group.Kind.CHILD, id, at, e.workflowType().name(), e.workflowId());
            case ChildWorkflowExecutionStarted e ->
                started(id, at, null).run(e.workflowExecution().runId());
            case ChildWorkflowExecutionCompleted e ->
                closed(id, at, Group.Outcome.COMPLETED)
                        .run(e.workflowExecution().runId());
            case ChildWorkflowExecutionFailed e ->
                closed(id, at, Group.Outcome.FAILED).run(e.workflowExecution().runId());
            case ChildWorkflowExecutionTimedOut e ->
                closed(id, at, Group.Outcome.TIMED_OUT)
                        .run(e.workflowExecution().runId());
            case ChildWorkflowExecutionCanceled e ->
                closed(id, at, Group.Outcome.CANCELED).run(e.workflowExecution().runId());
            case ChildWorkflowExecutionTerminated e ->
                closed(id, at, Group.Outcome.TERMINATED)
                        .run(e.workflowExecution().runId());
            case StartChildWorkflowExecutionFailed e ->
                e.initiatedEventId() == 0
                        ? refused(id, at, e.workflowType().name(), e.workflowId())
                        : closed(id, at, Group.Outcome.FAILED);

            case SignalExternalWorkflowExecutionInitiated e ->
                open(Group.Kind.EXTERNAL, id, at, e.signalName(), e.workflowId());
            case RequestCancelExternalWorkflowExecutionInitiated e ->
                open(Group.Kind.EXTERNAL, id, at, "cancel", e.workflowId());
            case ExternalWorkflowExecutionSignaled _ -> closed(id, at, Group.Outcome.COMPLETED);
            case ExternalWorkflowExecutionCancelRequested _ -> closed(id, at, Group.Outcome.COMPLETED);
            case SignalExternalWorkflowExecutionFailed e ->
                e.initiatedEventId() == 0 ? refused(id, at, e.workflowId(), "") : closed(id, at, Group.Outcome.FAILED);
            case RequestCancelExternalWorkflowExecutionFailed e ->
                e.initiatedEventId() == 0 ? refused(id, at, e.workflowId(), "") : closed(id, at, Group.Outcome.FAILED);

            case LambdaFunctionScheduled e -> open(Group.Kind.FUNCTION, id, at, e.name(), e.id());
            case LambdaFunctionStarted _ -> started(id, at, null);
            case LambdaFunctionCompleted _ -> closed(id, at, Group.Outcome.COMPLETED);
            case LambdaFunctionFailed _ -> closed(id, at, Group.Outcome.FAILED);
            case LambdaFunctionTimedOut _ -> closed(id, at, Group.Outcome.TIMED_OUT);
            case StartLambdaFunctionFailed _ -> closed(id, at, Group.Outcome.FAILED);

            case MarkerRecorded e ->
                open(Group.Kind.MARKER, id, at, e.markerName(), "").noted();
            case RecordMarkerFailed e -> refused(id, at, e.markerName(), "");
            case ScheduleActivityTaskFailed e ->
                refused(id, at, e.activityType().name(), e.activityId());
            case RequestCancelActivityTaskFailed e -> refused(id, at, e.activityId(), "");
            case StartTimerFailed e -> refused(id, at, e.timerId(), "");
            case CancelTimerFailed e -> refused(id, at, e.timerId(), "");
            case ScheduleLambdaFunctionFailed e -> refused(id, at, e.name(), e.id());
            case CompleteWorkflowExecutionFailed _ -> refused(id, at, "CompleteWorkflowExecution", "");
            case FailWorkflowExecutionFailed _ -> refused(id, at, "FailWorkflowExecution", "");
            case CancelWorkflowExecutionFailed _ -> refused(id, at, "CancelWorkflowExecution", "");
            case ContinueAsNewWorkflowExecutionFailed _ -> refused(id, at, "ContinueAsNewWorkflowExecution", "");
        };
    }

    /// Everything that has asked since then is told in the same decision task.
    private void carryFrom(int first, int task) {
        for (int id = first; id < task; id++) {
            if (carriers[id] == 0 && Asking.asks(type(id))) {
                carriers[id] = task;
            }
        }
    }
}
