package dev.furrow.engine.tally;

import dev.furrow.api.event.EventType;
import org.jspecify.annotations.Nullable;

/// What is counted.
@SuppressWarnings("EnumOrdinal") // Places in an array that no process outlives.
public enum Happening {
    STARTED(EventType.WorkflowExecutionStarted),
    COMPLETED(EventType.WorkflowExecutionCompleted),
    FAILED(EventType.WorkflowExecutionFailed),
    CANCELED(EventType.WorkflowExecutionCanceled),
    TERMINATED(EventType.WorkflowExecutionTerminated),
    TIMED_OUT(EventType.WorkflowExecutionTimedOut),
    CONTINUED_AS_NEW(EventType.WorkflowExecutionContinuedAsNew),
    DECISION_COMPLETED(EventType.DecisionTaskCompleted),
    DECISION_TIMED_OUT(EventType.DecisionTaskTimedOut),
    ACTIVITY_COMPLETED(EventType.ActivityTaskCompleted),
    ACTIVITY_FAILED(EventType.ActivityTaskFailed),
    ACTIVITY_TIMED_OUT(EventType.ActivityTaskTimedOut);

    private static final @Nullable Happening[] BY_EVENT = new Happening[EventType.values().length];

    static {
        for (Happening happening : values()) {
            BY_EVENT[happening.event.ordinal()] = happening;
        }
    }

    private final EventType event;

    Happening(EventType event) {
        this.event = event;
    }

    /// What an event is counted as; null if it is not.
    static @Nullable Happening of(EventType event) {
        return BY_EVENT[event.ordinal()];
    }
}
