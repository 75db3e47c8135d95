package dev.furrow.engine.execution;

import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.ExternalWorkflowExecutionCancelRequested;
import dev.furrow.api.event.ExternalWorkflowExecutionSignaled;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionFailed;
import dev.furrow.api.event.RequestCancelExternalWorkflowExecutionInitiated;
import dev.furrow.api.event.SignalExternalWorkflowExecutionFailed;
import dev.furrow.api.event.SignalExternalWorkflowExecutionInitiated;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The signals and requests to cancel that one run has sent to others and of which it has not heard back.
public final class ExternalRequests extends OpenEntries<Long, ExternalRequests.Pending> {
    /// The states of one request.
    public enum State {
        INITIATED,
        DELIVERED,
        FAILED
    }

    /// How a request moves.
    public static final LifeCycle<State> LIFE_CYCLE = new LifeCycle<State>("external request")
            .on(State.INITIATED, ExternalWorkflowExecutionSignaled.class, State.DELIVERED)
            .on(State.INITIATED, SignalExternalWorkflowExecutionFailed.class, State.FAILED)
            .on(State.INITIATED, ExternalWorkflowExecutionCancelRequested.class, State.DELIVERED)
            .on(State.INITIATED, RequestCancelExternalWorkflowExecutionFailed.class, State.FAILED);

    /// A request without an answer yet.
    ///
    /// @param initiatedEventId the event that initiated it
    /// @param decisionTaskCompletedEventId the completion that decided it
    /// @param workflowId of the run it went to
    /// @param runId of that run, if the decider named it
    /// @param control the decider's own note
    public record Pending(
            long initiatedEventId,
            long decisionTaskCompletedEventId,
            String workflowId,
            @Nullable String runId,
            @Nullable String control) {}

    private final WorkflowExecutionState execution;

    ExternalRequests(WorkflowExecutionState execution) {
        this.execution = execution;
    }

    /// The request that this event initiated, while it has no answer.
    public @Nullable Pending initiatedBy(long initiatedEventId) {
        return get(initiatedEventId);
    }

    /// The requests without an answer, in the order of their initiation.
    public Collection<Pending> open() {
        return values();
    }

    void apply(long eventId, SignalExternalWorkflowExecutionInitiated event) {
        put(
                eventId,
                new Pending(
                        eventId,
                        event.decisionTaskCompletedEventId(),
                        event.workflowId(),
                        event.runId(),
                        event.control()));
    }

    void apply(long eventId, RequestCancelExternalWorkflowExecutionInitiated event) {
        put(
                eventId,
                new Pending(
                        eventId,
                        event.decisionTaskCompletedEventId(),
                        event.workflowId(),
                        event.runId(),
                        event.control()));
    }

    void applyClosing(long initiatedEventId, EventAttributes event) {
        if (remove(initiatedEventId) == null) {
            throw new IllegalStateException("No external request of " + execution.key() + " for " + event);
        }
        LIFE_CYCLE.next(State.INITIATED, event, initiatedEventId, execution.observer());
    }
}
