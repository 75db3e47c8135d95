package dev.furrow.internal.replay;

import dev.furrow.api.event.*;
import org.jspecify.annotations.Nullable;

/// Which earlier event an event belongs to.
final class Opener {
    private Opener() {}

    /// The event that began what this one is about; null if there is none that a strand waits for.
    static @Nullable Long of(EventAttributes attributes) {
        return switch (attributes) {
            case ActivityTaskCompleted e -> e.scheduledEventId();
            case ActivityTaskFailed e -> e.scheduledEventId();
            case ActivityTaskTimedOut e -> e.scheduledEventId();
            case ActivityTaskCanceled e -> e.scheduledEventId();
            case TimerFired e -> e.startedEventId();
            case ChildWorkflowExecutionStarted e -> e.initiatedEventId();
            case StartChildWorkflowExecutionFailed e -> e.initiatedEventId();
            case ChildWorkflowExecutionCompleted e -> e.initiatedEventId();
            case ChildWorkflowExecutionFailed e -> e.initiatedEventId();
            case ChildWorkflowExecutionTimedOut e -> e.initiatedEventId();
            case ChildWorkflowExecutionCanceled e -> e.initiatedEventId();
            case ChildWorkflowExecutionTerminated e -> e.initiatedEventId();
            case ExternalWorkflowExecutionSignaled e -> e.initiatedEventId();
            case SignalExternalWorkflowExecutionFailed e -> e.initiatedEventId();
            case ExternalWorkflowExecutionCancelRequested e -> e.initiatedEventId();
            case RequestCancelExternalWorkflowExecutionFailed e -> e.initiatedEventId();
            case LambdaFunctionCompleted e -> e.scheduledEventId();
            case LambdaFunctionFailed e -> e.scheduledEventId();
            case LambdaFunctionTimedOut e -> e.scheduledEventId();
            case StartLambdaFunctionFailed e -> e.scheduledEventId();
            default -> null;
        };
    }
}
