package dev.furrow.internal.replay;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.*;
import dev.furrow.internal.replay.CommandKey.Kind;
import org.jspecify.annotations.Nullable;

/// An event that a decision has brought about, as what it says about the command.
///
/// @param key of the command
/// @param what the type or name that it must have; empty where anything will do
/// @param control what the command said to its own future; null for nothing
/// @param event the event
/// @param decidedIn the completed decision that it belongs to
record Recorded(CommandKey key, String what, @Nullable String control, HistoryEvent event, long decidedIn) {

    /// The line of code that gave it; null if it is not known.
    @Nullable String at() {
        return Control.read(control).at();
    }

    /// What an event records; null if it is not the immediate outcome of a decision.
    static @Nullable Recorded of(HistoryEvent event) {
        return switch (event.attributes()) {
            case ActivityTaskScheduled e ->
                new Recorded(
                        new CommandKey(Kind.ACTIVITY, e.activityId()),
                        name(e.activityType()),
                        e.control(),
                        event,
                        e.decisionTaskCompletedEventId());
            case ScheduleActivityTaskFailed e ->
                of(event, Kind.ACTIVITY, e.activityId(), name(e.activityType()), e.decisionTaskCompletedEventId());
            case ActivityTaskCancelRequested e ->
                of(event, Kind.CANCEL_ACTIVITY, e.activityId(), "", e.decisionTaskCompletedEventId());
            case RequestCancelActivityTaskFailed e ->
                of(event, Kind.CANCEL_ACTIVITY, e.activityId(), "", e.decisionTaskCompletedEventId());
            case TimerStarted e ->
                new Recorded(
                        new CommandKey(Kind.TIMER, e.timerId()),
                        "",
                        e.control(),
                        event,
                        e.decisionTaskCompletedEventId());
            case StartTimerFailed e -> of(event, Kind.TIMER, e.timerId(), "", e.decisionTaskCompletedEventId());
            case TimerCanceled e -> of(event, Kind.CANCEL_TIMER, e.timerId(), "", e.decisionTaskCompletedEventId());
            case CancelTimerFailed e -> of(event, Kind.CANCEL_TIMER, e.timerId(), "", e.decisionTaskCompletedEventId());
            case MarkerRecorded e -> of(event, Kind.MARKER, e.markerName(), "", e.decisionTaskCompletedEventId());
            case RecordMarkerFailed e -> of(event, Kind.MARKER, e.markerName(), "", e.decisionTaskCompletedEventId());
            case StartChildWorkflowExecutionInitiated e ->
                controlled(
                        event,
                        Kind.CHILD,
                        e.workflowId(),
                        name(e.workflowType()),
                        e.control(),
                        e.decisionTaskCompletedEventId());
            case StartChildWorkflowExecutionFailed e ->
                e.initiatedEventId() != 0
                        ? null
                        : controlled(
                                event,
                                Kind.CHILD,
                                e.workflowId(),
                                name(e.workflowType()),
                                e.control(),
                                e.decisionTaskCompletedEventId());
            case SignalExternalWorkflowExecutionInitiated e ->
                controlled(
                        event,
                        Kind.SIGNAL,
                        e.workflowId(),
                        e.signalName(),
                        e.control(),
                        e.decisionTaskCompletedEventId());
            case RequestCancelExternalWorkflowExecutionInitiated e ->
                controlled(
                        event, Kind.CANCEL_EXTERNAL, e.workflowId(), "", e.control(), e.decisionTaskCompletedEventId());
            case LambdaFunctionScheduled e ->
                new Recorded(
                        new CommandKey(Kind.LAMBDA, e.id()),
                        e.name(),
                        e.control(),
                        event,
                        e.decisionTaskCompletedEventId());
            case ScheduleLambdaFunctionFailed e ->
                of(event, Kind.LAMBDA, e.id(), e.name(), e.decisionTaskCompletedEventId());
            case WorkflowExecutionCompleted e -> close(event, e.decisionTaskCompletedEventId());
            case CompleteWorkflowExecutionFailed e -> close(event, e.decisionTaskCompletedEventId());
            case WorkflowExecutionFailed e -> close(event, e.decisionTaskCompletedEventId());
            case FailWorkflowExecutionFailed e -> close(event, e.decisionTaskCompletedEventId());
            case WorkflowExecutionCanceled e -> close(event, e.decisionTaskCompletedEventId());
            case CancelWorkflowExecutionFailed e -> close(event, e.decisionTaskCompletedEventId());
            case WorkflowExecutionContinuedAsNew e -> close(event, e.decisionTaskCompletedEventId());
            case ContinueAsNewWorkflowExecutionFailed e -> close(event, e.decisionTaskCompletedEventId());
            default -> null;
        };
    }

    private static Recorded of(HistoryEvent event, Kind kind, String id, String what, long decidedIn) {
        return new Recorded(new CommandKey(kind, id), what, null, event, decidedIn);
    }

    private static Recorded controlled(
            HistoryEvent event, Kind kind, String fallbackId, String what, @Nullable String text, long decidedIn) {
        Control control = Control.read(text);
        String id = control.id() == null ? fallbackId : control.id();
        return new Recorded(new CommandKey(kind, id), what, text, event, decidedIn);
    }

    /// Which way of closing, so that one that was another way does not match.
    private static Recorded close(HistoryEvent event, long decidedIn) {
        String type = event.eventType().name();
        String way = switch (event.attributes()) {
            case WorkflowExecutionCompleted e -> "Complete";
            case WorkflowExecutionFailed e -> "Fail";
            case WorkflowExecutionCanceled e -> "Cancel";
            case WorkflowExecutionContinuedAsNew e -> "ContinueAsNew";
            default -> type.substring(0, type.indexOf("WorkflowExecution"));
        };
        return new Recorded(new CommandKey(Kind.CLOSE, "close"), way, null, event, decidedIn);
    }

    static String name(ActivityType type) {
        return type.name() + " " + type.version();
    }

    static String name(WorkflowType type) {
        return type.name() + " " + type.version();
    }
}
