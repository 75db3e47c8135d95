package dev.furrow.engine.execution;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.ChildWorkflowExecutionCanceled;
import dev.furrow.api.event.ChildWorkflowExecutionCompleted;
import dev.furrow.api.event.ChildWorkflowExecutionFailed;
import dev.furrow.api.event.ChildWorkflowExecutionStarted;
import dev.furrow.api.event.ChildWorkflowExecutionTerminated;
import dev.furrow.api.event.ChildWorkflowExecutionTimedOut;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.StartChildWorkflowExecutionFailed;
import dev.furrow.api.event.StartChildWorkflowExecutionInitiated;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The children of one run that have not closed, as the run knows them. A child that continues as new stays the same
/// child.
public final class ChildExecutions extends OpenEntries<Long, ChildExecutions.Child> {
    /// The states of one child.
    public enum State {
        INITIATED,
        STARTED,
        START_FAILED,
        COMPLETED,
        FAILED,
        TIMED_OUT,
        CANCELED,
        TERMINATED
    }

    /// How a child moves.
    public static final LifeCycle<State> LIFE_CYCLE = new LifeCycle<State>("child execution")
            .on(State.INITIATED, ChildWorkflowExecutionStarted.class, State.STARTED)
            .on(State.INITIATED, StartChildWorkflowExecutionFailed.class, State.START_FAILED)
            .on(State.STARTED, ChildWorkflowExecutionCompleted.class, State.COMPLETED)
            .on(State.STARTED, ChildWorkflowExecutionFailed.class, State.FAILED)
            .on(State.STARTED, ChildWorkflowExecutionTimedOut.class, State.TIMED_OUT)
            .on(State.STARTED, ChildWorkflowExecutionCanceled.class, State.CANCELED)
            .on(State.STARTED, ChildWorkflowExecutionTerminated.class, State.TERMINATED);

    /// A child that has not closed.
    ///
    /// @param state initiated or started
    /// @param initiatedEventId the event that initiated it; its identity towards the parent
    /// @param startedEventId the event that tells of its start; 0 before
    /// @param decisionTaskCompletedEventId the completion that decided it
    /// @param workflowId of the child
    /// @param workflowType of the child
    /// @param control the decider's own note
    public record Child(
            State state,
            long initiatedEventId,
            long startedEventId,
            long decisionTaskCompletedEventId,
            String workflowId,
            WorkflowType workflowType,
            @Nullable String control) {}

    private final WorkflowExecutionState execution;

    ChildExecutions(WorkflowExecutionState execution) {
        this.execution = execution;
    }

    /// The open child that this event initiated.
    public @Nullable Child initiatedBy(long initiatedEventId) {
        return get(initiatedEventId);
    }

    /// The open children in the order of their initiation.
    public Collection<Child> open() {
        return values();
    }

    void apply(long eventId, StartChildWorkflowExecutionInitiated event) {
        put(
                eventId,
                new Child(
                        State.INITIATED,
                        eventId,
                        0,
                        event.decisionTaskCompletedEventId(),
                        event.workflowId(),
                        event.workflowType(),
                        event.control()));
    }

    void apply(long eventId, ChildWorkflowExecutionStarted event) {
        Child child = require(event.initiatedEventId(), event);
        put(
                child.initiatedEventId,
                new Child(
                        move(child, event),
                        child.initiatedEventId,
                        eventId,
                        child.decisionTaskCompletedEventId,
                        child.workflowId,
                        child.workflowType,
                        null));
    }

    void applyClosing(long initiatedEventId, EventAttributes event) {
        move(require(initiatedEventId, event), event);
        remove(initiatedEventId);
    }

    private State move(Child child, EventAttributes event) {
        return LIFE_CYCLE.next(child.state, event, child.initiatedEventId, execution.observer());
    }

    private Child require(long initiatedEventId, EventAttributes event) {
        Child child = get(initiatedEventId);
        if (child == null) {
            throw new IllegalStateException("No child of " + execution.key() + " for " + event);
        }
        return child;
    }
}
