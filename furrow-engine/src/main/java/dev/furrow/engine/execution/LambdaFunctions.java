package dev.furrow.engine.execution;

import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.LambdaFunctionCompleted;
import dev.furrow.api.event.LambdaFunctionFailed;
import dev.furrow.api.event.LambdaFunctionScheduled;
import dev.furrow.api.event.LambdaFunctionStarted;
import dev.furrow.api.event.LambdaFunctionTimedOut;
import dev.furrow.api.event.StartLambdaFunctionFailed;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The calls of Lambda functions of one run that have not ended.
public final class LambdaFunctions extends OpenEntries<Long, LambdaFunctions.Call> {
    /// The states of one call.
    public enum State {
        SCHEDULED,
        STARTED,
        START_FAILED,
        COMPLETED,
        FAILED,
        TIMED_OUT
    }

    /// How a call moves.
    public static final LifeCycle<State> LIFE_CYCLE = new LifeCycle<State>("Lambda function")
            .on(State.SCHEDULED, LambdaFunctionStarted.class, State.STARTED)
            .on(State.SCHEDULED, StartLambdaFunctionFailed.class, State.START_FAILED)
            .on(State.STARTED, LambdaFunctionCompleted.class, State.COMPLETED)
            .on(State.STARTED, LambdaFunctionFailed.class, State.FAILED)
            .on(State.STARTED, LambdaFunctionTimedOut.class, State.TIMED_OUT);

    /// Seconds that a call may take when its decision does not say (service model, startToCloseTimeout).
    private static final long DEFAULT_TIMEOUT_MILLIS = 900_000;

    /// A call that has not ended.
    ///
    /// @param state scheduled or started
    /// @param scheduledEventId the event that scheduled it
    /// @param startedEventId the event that started it; 0 before
    /// @param dueAt when its time is up, in milliseconds since 1970
    /// @param id the id that the decider chose
    /// @param name the function
    /// @param input what it is called with; present until the call begins
    /// @param timeoutMillis how long it may take
    public record Call(
            State state,
            long scheduledEventId,
            long startedEventId,
            long dueAt,
            String id,
            String name,
            @Nullable String input,
            long timeoutMillis) {}

    private final WorkflowExecutionState execution;

    LambdaFunctions(WorkflowExecutionState execution) {
        this.execution = execution;
    }

    /// The open call that this event scheduled.
    public @Nullable Call scheduledBy(long scheduledEventId) {
        return get(scheduledEventId);
    }

    /// The open calls in the order of their scheduling.
    public Collection<Call> open() {
        return values();
    }

    void apply(long eventId, LambdaFunctionScheduled event) {
        long timeout = event.startToCloseTimeout() == null
                ? DEFAULT_TIMEOUT_MILLIS
                : Seconds.toMillis(event.startToCloseTimeout());
        put(
                eventId,
                new Call(
                        State.SCHEDULED, eventId, 0, Long.MAX_VALUE, event.id(), event.name(), event.input(), timeout));
    }

    void apply(long eventId, long at, LambdaFunctionStarted event) {
        Call call = require(event.scheduledEventId(), event);
        long dueAt = Seconds.after(at, call.timeoutMillis);
        put(
                call.scheduledEventId,
                new Call(
                        move(call, event),
                        call.scheduledEventId,
                        eventId,
                        dueAt,
                        call.id,
                        call.name,
                        null,
                        call.timeoutMillis));
        execution.dueNoLaterThan(dueAt);
    }

    void applyClosing(long scheduledEventId, EventAttributes event) {
        move(require(scheduledEventId, event), event);
        remove(scheduledEventId);
    }

    private State move(Call call, EventAttributes event) {
        return LIFE_CYCLE.next(call.state, event, call.scheduledEventId, execution.observer());
    }

    private Call require(long scheduledEventId, EventAttributes event) {
        Call call = get(scheduledEventId);
        if (call == null) {
            throw new IllegalStateException("No Lambda function of " + execution.key() + " for " + event);
        }
        return call;
    }
}
